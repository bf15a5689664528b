/// An article that was added whose body another article has already: the same letters, words and numbers, once folded.
public struct DuplicateArticle: Sendable, Equatable {
  /// The article that came later.
  public var id: String
  /// The article that has the body already.
  public var originalId: String
  /// Whether the later one was left out of the index.
  public var isLeftOut: Bool

  /// Creates a report of two articles.
  public init(id: String, originalId: String, isLeftOut: Bool) {
    self.id = id
    self.originalId = originalId
    self.isLeftOut = isLeftOut
  }
}
