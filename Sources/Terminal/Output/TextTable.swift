import ShirabeConsole

/// Rows of cells in columns, aligned by how wide characters are on a terminal.
struct TextTable {
  private let columns: [TextAlignment]
  private var rows: [[String]] = []

  init(columns: [TextAlignment]) { self.columns = columns }

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
        line += TextCut.padded(cell, columns: width, alignment) + "  "
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
