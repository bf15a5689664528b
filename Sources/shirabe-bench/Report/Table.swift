/// Rows of cells, set in columns: the first ones aligned left, the rest right.
struct Table {
  private let leftColumnCount: Int
  private var rows: [[String]] = []

  init(leftColumnCount: Int) { self.leftColumnCount = leftColumnCount }

  /// Adds a row; it may be shorter than others.
  mutating func add(_ row: [String]) { rows.append(row) }

  /// The rows as lines, without spaces at their ends.
  var text: String {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    return rows.map { line($0, widths) }.joined(separator: "\n")
  }

  private func line(_ row: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in row.enumerated() {
      let space = String(repeating: " ", count: widths[column] - cell.count)
      line += (column > 0 ? "  " : "") + (column < leftColumnCount ? cell + space : space + cell)
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
