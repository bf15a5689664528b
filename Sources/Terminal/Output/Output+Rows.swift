import ShirabeConsole

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
  mutating func append(csvRow cells: [CSVCell]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      append(forPrograms: cell.written, keepingLines: true)
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
}
