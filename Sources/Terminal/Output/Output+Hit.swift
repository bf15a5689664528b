import ShirabeConsole
import ShirabeModel

extension Output {
  /// Appends a hit for people: title; id, date and source; snippets; the places that matched; the articles that it
  /// stands for; the table of its score; a blank line.
  mutating func append(hit: SearchHit, as layout: HitText) {
    let style = layout.style
    let title = layout.shows(.title) ? ControlCharacters.replaced(in: hit.title ?? "") : ""
    let heading = title.isEmpty ? ControlCharacters.replaced(in: hit.id ?? "") : title
    if !heading.isEmpty {
      append(lines: layout.lines([.init(text: heading)], indent: 0) { layout.links.linked(style.title($0), to: hit) })
    }
    let details = layout.details.filter { $0 != .id || !title.isEmpty }.map(hit.column).filter { !$0.isEmpty }
    if !details.isEmpty {
      let text = ControlCharacters.replaced(in: details.joined(separator: "  "))
      append(lines: layout.lines([.init(text: text)], indent: 2, style.detail))
    }
    let snippets = layout.shows(.snippet) || hit.snippets != nil ? hit.snippets ?? [hit.snippet].compactMap(\.self) : []
    for snippet in snippets where !snippet.text.isEmpty {
      let pieces = snippet.pieces(layout.offsetUnit).map {
        TextWrapper.Piece(text: ControlCharacters.replaced(in: $0.text), isMatch: $0.isMatch)
      }
      append(lines: layout.lines(pieces, indent: 2) { $0 })
    }
    if let positions = hit.positions {
      for (name, ranges) in [("title", positions.title), ("body", positions.body)] where !ranges.isEmpty {
        let places = ranges.map { "\($0.lowerBound)–\($0.upperBound)" }
        append(lines: layout.lines([.init(text: "\(name) \(places.joined(separator: ", "))")], indent: 2, style.detail))
      }
    }
    if let ids = hit.duplicates {
      let count = hit.duplicateCount ?? ids.count
      let more = count > ids.count ? "…" : ""
      let names = ids.map { ControlCharacters.replaced(in: $0) }.joined(separator: ", ") + more
      append(lines: layout.lines([.init(text: "(and \(count) like it: \(names))")], indent: 2, style.detail))
    }
    if let explanation = hit.explain { append(explanation: explanation, style: style) }
    append("\n")
  }

  private mutating func append(lines: [String]) {
    for line in lines { append(line + "\n") }
  }
}

extension Snippet {
  /// The text cut at its marks, which are in this unit.
  func pieces(_ offsetUnit: OffsetUnit) -> [TextWrapper.Piece] {
    var pieces: [TextWrapper.Piece] = []
    var end = text.utf8.startIndex
    for mark in OffsetTable(of: text, in: offsetUnit).utf8Ranges(of: marks) ?? [] {
      let lower = text.utf8.index(text.utf8.startIndex, offsetBy: mark.lowerBound)
      let upper = text.utf8.index(text.utf8.startIndex, offsetBy: mark.upperBound)
      if end < lower { pieces.append(.init(text: String(text[end..<lower]))) }
      pieces.append(.init(text: String(text[lower..<upper]), isMatch: true))
      end = upper
    }
    if end < text.utf8.endIndex { pieces.append(.init(text: String(text[end...]))) }
    return pieces
  }
}
