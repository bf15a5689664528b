/// The statuses that a program ends with: the one place that help, manual page and `--explain-exit-status` tell them from.
public protocol ExplainedExitStatus: CaseIterable, RawRepresentable, Sendable where RawValue == Int32 {
  /// When the program ends with it, and what to do then; no full stop at the end.
  var meaning: String { get }
}

extension ExplainedExitStatus {
  /// The statuses and what they mean, a line each.
  public static var table: String {
    allCases.map { status in
      let number = String(status.rawValue)
      return number + String(repeating: " ", count: max(4 - number.count, 1)) + status.meaning
    }.joined(separator: "\n")
  }

  /// The numbers and what they mean.
  public static var meanings: [(status: Int32, meaning: String)] { allCases.map { ($0.rawValue, $0.meaning) } }
}
