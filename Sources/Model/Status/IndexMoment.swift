/// A moment in the life of an index, as a reply told it, in the form that people and scripts pass on:
/// `GENERATION`, or `INDEXID:GENERATION`.
public struct IndexMoment: Hashable, Sendable {
  /// The generation of the index.
  public var generation: Int
  /// The id of the index; nil for whatever index there is, so that one made anew may go unnoticed.
  public var indexId: String?

  /// Makes a moment.
  public init(_ generation: Int, indexId: String? = nil) {
    self.generation = generation
    self.indexId = indexId
  }

  /// The moment before which an index had nothing; of whatever index there is where no id is given.
  public static func beginning(of indexId: String?) -> IndexMoment { IndexMoment(0, indexId: indexId) }

  /// Reads a moment as it is written; nil where it is none.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let last = parts.last, !last.isEmpty, last.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let generation = Int(last)
    else { return nil }
    switch parts.count {
    case 1: self.init(generation)
    case 2 where !parts[0].isEmpty: self.init(generation, indexId: String(parts[0]))
    default: return nil
    }
  }
}

extension IndexMoment: CustomStringConvertible {
  /// The moment as it is written.
  public var description: String { indexId.map { "\($0):\(generation)" } ?? "\(generation)" }
}
