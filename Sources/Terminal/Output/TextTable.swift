/// Rows of cells in columns, aligned by how wide characters are on a terminal.
struct TextTable {
  /// Where a cell that is narrower than its column stands.
  enum Alignment {
    case left
    case right
  }

  private let columns: [Alignment]
  private var rows: [[String]] = []

  init(columns: [Alignment]) { self.columns = columns }

  /// Appends a row, a cell a column; control characters are replaced.
  mutating func append(_ cells: [String]) {
    rows.append(cells.map { ControlCharacters.replaced(in: $0) })
  }

  /// The rows as lines without line ends, two spaces between columns and none after the last cell; a column
  /// that is empty in every row takes no room.
  var lines: [String] {
    let widths = columns.indices.map { column in
      rows.map { column < $0.count ? TerminalColumns.width(of: $0[column]) : 0 }.max() ?? 0
    }
    return rows.map { cells in
      var line = ""
      for (cell, (alignment, width)) in zip(cells, zip(columns, widths)) where width > 0 {
        let padding = String(repeating: " ", count: width - TerminalColumns.width(of: cell))
        line += alignment == .left ? cell + padding : padding + cell
        line += "  "
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
