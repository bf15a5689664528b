public import ShirabeJSON

/// The result of `search`.
public struct SearchReply: Equatable, Sendable {
  /// The articles of this page, in order.
  public var hits: [SearchHit]
  /// How many articles match in all; exact.
  public var total: Int
  /// How the words were combined in the end: never `auto`.
  public var matched: Match
  /// How long the search took in the daemon.
  public var tookMicroseconds: Int
  /// The state of the index that was searched; grows with every committed change.
  public var generation: Int
  /// What to pass as `after` for the next page, where there is one.
  public var next: String?
  /// What of the query was left out, and such.
  public var notes: [String]?

  /// Makes a result.
  public init(
    hits: [SearchHit], total: Int, matched: Match, tookMicroseconds: Int, generation: Int, next: String? = nil,
    notes: [String]? = nil
  ) {
    self.hits = hits
    self.total = total
    self.matched = matched
    self.tookMicroseconds = tookMicroseconds
    self.generation = generation
    self.next = next
    self.notes = notes
  }

  /// Reads a result; members that are not known here are passed over.
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "the result of search")
    hits = []
    for hit in try members.array("hits") { hits.append(try SearchHit(hit)) }
    total = try members.integer("total")
    let matched = try members.string("matched")
    self.matched = try members.require("matched", "all, any or phrase", Match(rawValue: matched))
    tookMicroseconds = try members.integer("tookMicroseconds")
    generation = try members.integer("generation")
    next = try members.optionalString("next")
    notes = try members.optionalStrings("notes")
  }
}

extension SearchReply: WireEncodable {
  /// Writes the result object.
  ///
  /// - Complexity: O(bytes of the hits).
  public func encode(into writer: inout JSONWriter) {
    encode(into: &writer) { tookMicroseconds }
  }

  /// Writes the result object; how long it took is asked for when the hits are written, so that their encoding counts.
  public func encode(into writer: inout JSONWriter, tookMicroseconds: () -> Int) {
    writer.beginObject()
    writer.appendKey("hits")
    writer.beginArray()
    for hit in hits { hit.encode(into: &writer) }
    writer.endArray()
    writer.appendMember("total", total)
    writer.appendMember("matched", matched.rawValue)
    writer.appendMember("tookMicroseconds", tookMicroseconds())
    writer.appendMember("generation", generation)
    writer.appendMember("next", next)
    writer.appendMember("notes", notes)
    writer.endObject()
  }
}
