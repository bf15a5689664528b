extension Output {
  /// Appends a line of columns with tabs between; tabs, line ends and backslashes in them are escaped.
  mutating func append(tsvRow columns: [String]) {
    for (index, column) in columns.enumerated() {
      if index > 0 { append(UInt8(ascii: "\t")) }
      append(forPrograms: Self.escaped(column))
    }
    append(UInt8(ascii: "\n"))
  }

  /// Appends a line of comma-separated values, ended by CR LF (RFC 4180).
  mutating func append(csvRow columns: [String]) {
    for (index, column) in columns.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      append(forPrograms: Self.quoted(column), keepingLines: true)
    }
    append("\r\n")
  }

  /// Appends a row of a table in Markdown (GitHub Flavored Markdown, section 4.10), its cells being Markdown already.
  mutating func append(markdownRow cells: [String]) {
    append("| ")
    append(forPrograms: cells.joined(separator: " | "))
    append(" |\n")
  }

  /// Appends text as it is for a program to read, but not to a terminal.
  mutating func append(forPrograms text: String, keepingLines: Bool = false) {
    append(isTerminal ? ControlCharacters.replaced(in: text, keepingLayout: keepingLines) : text)
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else { return text }
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
    return String(escaped)
  }

  /// A field with quotation marks around it where RFC 4180 asks for them, or where readers might cut spaces off.
  private static func quoted(_ text: String) -> String {
    let needsQuotes =
      text.utf8.first == UInt8(ascii: " ") || text.utf8.last == UInt8(ascii: " ")
      || text.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D].contains($0) }
    guard needsQuotes else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
