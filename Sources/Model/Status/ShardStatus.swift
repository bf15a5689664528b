public import ShirabeJSON

/// What one database of an index is at the moment.
public struct ShardStatus: Equatable, Sendable {
  /// How many articles it holds.
  public var articles: Int
  /// The bytes of their titles and bodies, UTF-8.
  public var bytes: Int
  /// Grows with every change committed to it.
  public var generation: Int
  /// What is wrong with it, where, and what to do about it; nil where nothing is known. The figures are then those that
  /// were seen last.
  public var problem: String?

  /// Makes a shard's figures.
  public init(articles: Int, bytes: Int, generation: Int, problem: String? = nil) {
    self.articles = articles
    self.bytes = bytes
    self.generation = generation
    self.problem = problem
  }
}

extension ShardStatus: Modelled, WireEncodable {
  static var noun: String { "a shard" }
  static var blank: ShardStatus { ShardStatus(articles: 0, bytes: 0, generation: 0) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == ShardStatus {
    try visitor.member("articles", \.articles)
    try visitor.member("bytes", \.bytes)
    try visitor.member("generation", \.generation)
    try visitor.member(
      "problem", \.problem,
      "What is wrong with the shard, where, and what to do about it; its figures are then those seen last.")
  }

  /// Writes the members that are not nil.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
