import ShirabeConsole
import ShirabeJSON
import ShirabeModel

/// Prints pages of hits in one of the formats.
struct HitPrinter {
  private let choice: PageChoice
  private let fields: [HitField]
  private let layout: HitText
  /// How many pages have been printed.
  private(set) var pages = 0
  private var hits = 0
  private var tookMicroseconds = 0
  /// The generation of the first page: what the index came to while others were walked is not all in them.
  private var generation = 0
  /// The facets of the first page, as they were read and as they came.
  private var facets: (counts: [FacetCounts], value: JSON)?
  private var output = Output()

  private var pager: Pager?

  init(_ choice: PageChoice) {
    self.choice = choice
    fields = choice.columns
    let screen = Screen()
    let unit = choice.parameters.offsetUnit
    let columns = choice.width ?? screen?.columns
    layout = HitText(
      style: Style(choice.color), links: Hyperlinks(choice.links), columns: columns.flatMap { $0 > 0 ? $0 : nil },
      fields: choice.fields, offsetUnit: unit)
    if choice.isForPeople, choice.usesPager, let screen { pager = Pager(screen: screen) }
  }

  /// Prints a page, given as it was read and as it came; what sums up all pages goes after the last.
  mutating func print(_ reply: SearchReply, _ result: JSON, isLast: Bool) throws(OutputError) {
    tookMicroseconds += reply.tookMicroseconds
    if pages == 0 { generation = reply.generation }
    let values = result["hits"]?.array ?? []
    if facets == nil, let counts = reply.facets, let value = result["facets"] { facets = (counts, value) }
    if pages == 0, choice.template == nil { appendHead() }
    if let template = choice.template {
      for hit in reply.hits { append(record: template.filled(with: hit)) }
    } else {
      switch choice.format {
      case .text: for hit in reply.hits { output.append(hit: hit, as: layout) }
      case .tsv: for hit in reply.hits { output.append(tsvRow: fields.map(hit.column)) }
      case .csv:
        let isSafe = choice.isSafeForSpreadsheets
        for hit in reply.hits { output.append(csvRow: fields.map { hit.cell($0, isSafe: isSafe) }) }
      case .markdown: for hit in reply.hits { output.append(markdownRow: fields.map { cell($0, of: hit) }) }
      case .ids: for hit in reply.hits { append(record: hit.id ?? "") }
      case .jsonl: for hit in values { output.append(line: hit) }
      case .json: for hit in values { appendElement(hit) }
      }
    }
    hits += reply.hits.count
    pages += 1
    if isLast, choice.template == nil { appendEnd(reply, result) }
    guard pager != nil else { return try output.flush() }
    try pager?.show(output.take(), isLast: isLast)
  }

  /// Whether what pages the output has been left, so that no more is wanted.
  var isAbandoned: Bool { pager?.isAbandoned ?? false }

  /// Appends a record and what ends it.
  private mutating func append(record: String) {
    output.append(forPrograms: record, keepingLines: choice.template != nil)
    output.append(choice.endsWithNUL ? 0 : UInt8(ascii: "\n"))
  }

  /// Appends what stands above the rows of a table.
  private mutating func appendHead() {
    switch choice.format {
    case .csv: output.append(csvRow: fields.map { CSVCell($0.rawValue) })
    case .markdown:
      output.append(markdownRow: fields.map(\.rawValue))
      output.append(markdownRow: fields.map { $0 == .score ? "---:" : "---" })
    case .text, .json, .jsonl, .tsv, .ids: break
    }
  }

  /// A cell in Markdown, the matches of the snippet in bold.
  private func cell(_ field: HitField, of hit: SearchHit) -> String {
    guard field == .snippet, let snippet = hit.snippet else { return Markdown.escaped(hit.column(field)) }
    return snippet.pieces(layout.offsetUnit).map { $0.isMatch ? Markdown.bold($0.text) : Markdown.escaped($0.text) }
      .joined()
  }

  /// Appends a hit to the array of the one result object that all pages make together.
  private mutating func appendElement(_ hit: JSON) {
    output.append(opening)
    output.append(json: hit)
  }

  /// What stands before the next element of the array.
  private var opening: String {
    hits == 0 && output.bytes.isEmpty ? "{\"format\":\(OutputFormat.version),\"hits\":[" : ","
  }

  private mutating func appendEnd(_ reply: SearchReply, _ result: JSON) {
    switch choice.format {
    case .text:
      if let facets { output.append(facets: facets.counts, style: layout.style) }
      output.append(
        layout.style.detail(
          "\(hits) of \(reply.total) \(reply.total == 1 ? "article" : "articles"), \(duration(tookMicroseconds))"
            + (reply.indexId.map { "; next --since \(IndexMoment(generation, indexId: $0))" } ?? "")) + "\n")
    case .json:
      if hits == 0 { output.append(opening) }
      output.append("]")
      for member in result.object?.members ?? [] where member.name != "hits" {
        output.append(",\(JSON.string(member.name)):")
        switch member.name {
        case "tookMicroseconds": output.append(json: JSON(tookMicroseconds))
        case "generation": output.append(json: JSON(generation))
        default: output.append(json: member.value)
        }
      }
      if let facets, result["facets"] == nil {
        output.append(",\"facets\":")
        output.append(json: facets.value)
      }
      output.append("}\n")
    case .tsv, .csv, .markdown, .ids, .jsonl: break
    }
  }

  private func duration(_ microseconds: Int) -> String {
    microseconds < 10_000 ? "\(microseconds) µs" : "\(microseconds / 1000) ms"
  }
}
