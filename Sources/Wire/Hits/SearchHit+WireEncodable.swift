public import ShirabeJSON

extension SearchHit: WireEncodable {
  /// Writes the members that are not nil, in the order of the contract.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("id", id)
    writer.appendMember("title", title)
    if let score {
      writer.appendKey("score")
      writer.appendDouble(score)
    }
    writer.appendMember("published", published)
    writer.appendMember("source", source)
    writer.appendMember("author", author)
    writer.appendMember("url", url)
    writer.appendMember("language", language)
    writer.appendMember("tags", tags)
    writer.appendMember("snippet", snippet)
    writer.appendMember("snippets", snippets)
    writer.appendMember("positions", positions)
    writer.appendMember("explain", explain)
    writer.appendMember("duplicates", duplicates)
    if let duplicateCount { writer.appendMember("duplicateCount", duplicateCount) }
    writer.endObject()
  }
}
