/// The text of a page as paragraphs: `pdftotext` ends its lines where the page does, and its blocks with a blank line.
enum PDFText {
  /// A line that is at least this share of the widest of its block goes on in the next.
  private static let fullShare = 0.8
  /// Narrower blocks are headings, lists and tables.
  private static let minimumBlockWidth = 20

  /// The text with the lines of a paragraph joined, without a space between two letters that use none, with one otherwise.
  static func unwrapped(_ text: String) -> String {
    var result: [String] = []
    var block: [Substring] = []
    for line in TextLines(text + "\n\n") {
      if !TextLines.isBlank(line) {
        block.append(line)
      } else if !block.isEmpty {
        result.append(unwrapped(block))
        block = []
      }
    }
    return result.joined(separator: "\n\n")
  }

  private static func unwrapped(_ lines: [Substring]) -> String {
    let widest = lines.map { Columns.count(of: $0) }.max() ?? 0
    guard widest >= minimumBlockWidth else { return lines.joined(separator: "\n") }
    var flow = TextFlow()
    for line in lines {
      flow.append(String(line))
      if Double(Columns.count(of: line)) >= fullShare * Double(widest) { flow.append("\n") } else { flow.end(.line) }
    }
    return flow.text
  }
}
