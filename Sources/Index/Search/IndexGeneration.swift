/// A moment in the life of an index, as an earlier reply told it.
public struct IndexGeneration: Sendable, Hashable {
  /// The generation.
  public var generation: Int64
  /// The id of the index; nil for whatever index there is.
  public var indexId: String?

  /// Creates a moment.
  public init(_ generation: Int64, indexId: String? = nil) {
    self.generation = generation
    self.indexId = indexId
  }

  /// Whether an index that has come to another generation once had this one.
  func isBefore(_ other: IndexGeneration) -> Bool {
    (0...other.generation).contains(generation) && (indexId == nil || indexId == other.indexId)
  }
}
