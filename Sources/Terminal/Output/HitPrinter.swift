import ShirabeJSON
import ShirabeWire

/// Prints pages of hits in one of the formats.
struct HitPrinter {
  let format: HitFormat
  let style: Style
  let offsetUnit: OffsetUnit
  /// How many pages have been printed.
  private(set) var pages = 0
  private var hits = 0
  private var tookMicroseconds = 0
  /// The facets of the first page, as they were read and as they came.
  private var facets: (counts: [FacetCounts], value: JSON)?
  private var output = Output()

  init(format: HitFormat, style: Style, offsetUnit: OffsetUnit) {
    self.format = format
    self.style = style
    self.offsetUnit = offsetUnit
  }

  /// Prints a page, given as it was read and as it came; what sums up all pages goes after the last.
  mutating func print(_ reply: SearchReply, _ result: JSON, isLast: Bool) throws(OutputError) {
    tookMicroseconds += reply.tookMicroseconds
    let values = result["hits"]?.array ?? []
    if facets == nil, let counts = reply.facets, let value = result["facets"] { facets = (counts, value) }
    switch format {
    case .text: for hit in reply.hits { output.append(hit: hit, offsetUnit: offsetUnit, style: style) }
    case .tsv: for hit in reply.hits { output.append(row: hit) }
    case .ids: for hit in reply.hits { output.append(idOf: hit) }
    case .jsonl: for hit in values { output.append(line: hit) }
    case .json: for hit in values { appendElement(hit) }
    }
    hits += reply.hits.count
    pages += 1
    if isLast { appendEnd(reply, result) }
    try output.flush()
  }

  /// Appends a hit to the array of the one result object that all pages make together.
  private mutating func appendElement(_ hit: JSON) {
    output.append(opening)
    output.append(json: hit)
  }

  /// What stands before the next element of the array.
  private var opening: String { hits == 0 && output.bytes.isEmpty ? "{\"hits\":[" : "," }

  private mutating func appendEnd(_ reply: SearchReply, _ result: JSON) {
    switch format {
    case .text:
      if let facets { output.append(facets: facets.counts, style: style) }
      output.append(
        style.detail(
          "\(hits) of \(reply.total) \(reply.total == 1 ? "article" : "articles"), \(duration(tookMicroseconds))")
          + "\n")
    case .json:
      if hits == 0 { output.append(opening) }
      output.append("]")
      for member in result.object?.members ?? [] where member.name != "hits" {
        output.append(",\(JSON.string(member.name)):")
        output.append(json: member.name == "tookMicroseconds" ? JSON(tookMicroseconds) : member.value)
      }
      if let facets, result["facets"] == nil {
        output.append(",\"facets\":")
        output.append(json: facets.value)
      }
      output.append("}\n")
    case .tsv, .ids, .jsonl: break
    }
  }

  private func duration(_ microseconds: Int) -> String {
    microseconds < 10_000 ? "\(microseconds) µs" : "\(microseconds / 1000) ms"
  }
}
