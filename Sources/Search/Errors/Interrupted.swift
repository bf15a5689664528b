/// The end of some work before it was done, since its ``Interruption`` says so; why, ``Interruption/reason`` tells.
public struct Interrupted: Error, Hashable {
  /// Makes one.
  public init() {}
}
