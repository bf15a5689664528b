/// The rewriters that there are.
public enum Rewriters {
  /// All of them, in the order in which their forms are preferred.
  public static let all: [any Rewriter] = [
    SpacedHangul()
  ]
}
