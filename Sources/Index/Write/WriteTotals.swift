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

  /// Creates totals.
  public init(added: Int = 0, replaced: Int = 0, unchanged: Int = 0, removed: Int = 0) {
    self.added = added
    self.replaced = replaced
    self.unchanged = unchanged
    self.removed = removed
  }

  /// Whether the index was changed.
  public var hasChanges: Bool { added + replaced + removed > 0 }
}
