/// A cell of comma-separated values (RFC 4180).
struct CSVCell {
  /// The cell as it stands in a row.
  let written: String

  /// A cell that has the text as it is: with quotation marks around it where RFC 4180 asks for them, or where readers might
  /// cut spaces off.
  init(_ text: String) {
    let needsQuotes =
      text.utf8.first == UInt8(ascii: " ") || text.utf8.last == UInt8(ascii: " ")
      || text.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D].contains($0) }
    written = needsQuotes ? Self.quoted(text) : text
  }

  /// A cell that no spreadsheet takes for a formula: what might be one stands after an apostrophe in quotation marks, as
  /// OWASP advises ("CSV Injection"). Such a cell is another text than that of the article.
  init(safeForSpreadsheets text: String) {
    written = Self.mayBeFormula(text) ? Self.quoted("'" + text) : CSVCell(text).written
  }

  /// Whether a spreadsheet may run the text: its first character begins formulas, in one width or the other, or is white
  /// space or a control character, which some programs cut off, before such a one. A tab or line end that comes first is
  /// enough, since it may end a cell where the text is pasted.
  private static func mayBeFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if ["\t", "\r", "\n"].contains(first) { return true }
    guard let begin = text.unicodeScalars.first(where: { !isCutOff($0) }) else { return false }
    return ["=", "+", "-", "@", "＝", "＋", "－", "＠"].contains(begin)
  }

  private static func isCutOff(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isWhitespace || properties.generalCategory == .control || properties.generalCategory == .format
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
