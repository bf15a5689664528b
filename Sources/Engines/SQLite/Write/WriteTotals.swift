/// What became of the articles that an ``IndexWriter`` was given.
public struct WriteTotals: Sendable, Equatable {
  /// Articles that were new.
  public var added: Int
  /// Articles that took the place of one with the same id.
  public var replaced: Int
  /// Articles that were in the index already, the same in every byte.
  public var unchanged: Int
  /// Articles that were removed.
  public var removed: Int
  /// Articles whose bodies others had already, whether left out or not.
  public var duplicates: Int
  /// Articles that were left out for that.
  public var leftOut: Int

  /// Creates totals.
  public init(
    added: Int = 0, replaced: Int = 0, unchanged: Int = 0, removed: Int = 0, duplicates: Int = 0, leftOut: Int = 0
  ) {
    self.added = added
    self.replaced = replaced
    self.unchanged = unchanged
    self.removed = removed
    self.duplicates = duplicates
    self.leftOut = leftOut
  }

  /// Whether the index was changed.
  public var hasChanges: Bool { added + replaced + removed > 0 }
}
