/// From one year, month or day to another, both with all of their days; an end that is nil is open.
public struct DateRange: Sendable, Hashable {
  /// The first stretch of time within it.
  public let from: PartialDate?
  /// The last stretch of time within it.
  public let to: PartialDate?

  /// Makes a range; nothing is in one that ends before it begins.
  public init(from: PartialDate?, to: PartialDate?) {
    self.from = from
    self.to = to
  }

  /// Whether all of a year, month or day lies in the range: 2025-09 has 2025-09-01 and 2025-09 in it, but not 2025.
  public func contains(_ date: PartialDate) -> Bool {
    if let from, date.firstDay < from.firstDay { return false }
    if let to, date.lastDay > to.lastDay { return false }
    return true
  }
}
