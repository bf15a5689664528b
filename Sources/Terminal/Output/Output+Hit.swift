import ShirabeWire

extension Output {
  /// Appends a hit for people: title; id, date and source; snippets, their marks in this unit; the places that matched;
  /// the articles that it stands for; the table of its score; a blank line.
  mutating func append(hit: SearchHit, offsetUnit: OffsetUnit, style: Style) {
    let id = ControlCharacters.replaced(in: hit.id ?? "")
    let title = ControlCharacters.replaced(in: hit.title ?? "")
    append(style.title(title.isEmpty ? id : title) + "\n")
    let details = [title.isEmpty ? nil : id, hit.published, hit.source].compactMap(\.self).filter { !$0.isEmpty }
    if !details.isEmpty {
      append("  " + style.detail(ControlCharacters.replaced(in: details.joined(separator: "  "))) + "\n")
    }
    for snippet in hit.snippets ?? [hit.snippet].compactMap(\.self) where !snippet.text.isEmpty {
      append("  ")
      append(snippet: snippet, offsetUnit: offsetUnit, style: style)
      append("\n")
    }
    if let positions = hit.positions {
      for (name, ranges) in [("title", positions.title), ("body", positions.body)] where !ranges.isEmpty {
        let places = ranges.map { "\($0.lowerBound)–\($0.upperBound)" }
        append("  " + style.detail("\(name) \(places.joined(separator: ", "))") + "\n")
      }
    }
    if let ids = hit.duplicates {
      let count = hit.duplicateCount ?? ids.count
      let more = count > ids.count ? "…" : ""
      let names = ids.map { ControlCharacters.replaced(in: $0) }.joined(separator: ", ") + more
      append("  " + style.detail("(and \(count) like it: \(names))") + "\n")
    }
    if let explanation = hit.explain { append(explanation: explanation, style: style) }
    append("\n")
  }

  private mutating func append(snippet: Snippet, offsetUnit: OffsetUnit, style: Style) {
    let text = snippet.text
    var end = text.utf8.startIndex
    for mark in OffsetTable(of: text, in: offsetUnit).utf8Ranges(of: snippet.marks) ?? [] {
      let lower = text.utf8.index(text.utf8.startIndex, offsetBy: mark.lowerBound)
      let upper = text.utf8.index(text.utf8.startIndex, offsetBy: mark.upperBound)
      append(article: text[end..<lower])
      append(style.match(ControlCharacters.replaced(in: text[lower..<upper])))
      end = upper
    }
    append(article: text[end...])
  }

  /// Appends a hit as a line of fixed columns: id, score, published, source, title, snippet.
  mutating func append(row hit: SearchHit) {
    let columns = [
      hit.id, hit.score.map { "\($0)" }, hit.published, hit.source, hit.title, hit.snippet?.text,
    ]
    for (index, column) in columns.enumerated() {
      if index > 0 { append(UInt8(ascii: "\t")) }
      append(column: column ?? "")
    }
    append(UInt8(ascii: "\n"))
  }

  /// Appends a hit's id as a line.
  mutating func append(idOf hit: SearchHit) {
    append(forPrograms: hit.id ?? "")
    append(UInt8(ascii: "\n"))
  }

  /// Appends a column; tabs, line ends and backslashes are escaped.
  private mutating func append(column text: String) {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": escaped.append(contentsOf: "\\t".unicodeScalars)
      case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
      case "\r": escaped.append(contentsOf: "\\r".unicodeScalars)
      case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    append(forPrograms: String(escaped))
  }

  /// Appends text as it is for a program to read, but not to a terminal.
  private mutating func append(forPrograms text: String) {
    append(isTerminal ? ControlCharacters.replaced(in: text) : text)
  }
}
