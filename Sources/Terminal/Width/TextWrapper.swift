/// Breaks text into lines that fit a terminal: between words, and anywhere between wide characters but before closing and
/// after opening punctuation (a part of UAX #14, and of JIS X 4051's rules).
struct TextWrapper {
  /// A stretch of text that is a match or is none.
  struct Piece: Equatable {
    var text: String
    var isMatch = false
    /// Tells matches apart that stand side by side.
    var number = 0
  }

  /// The most columns of a line.
  let columns: Int

  private struct Cell {
    let character: Character
    let columns: Int
    let isMatch: Bool
    let number: Int
  }

  /// The lines, each of at least one character.
  ///
  /// - Complexity: O(bytes), each character looked at at most twice.
  func lines(of pieces: [Piece]) -> [[Piece]] {
    var lines: [[Piece]] = []
    var line: [Cell] = []
    var width = 0
    for piece in pieces {
      for character in piece.text {
        let cell = Cell(
          character: character, columns: TerminalColumns.width(of: String(character)), isMatch: piece.isMatch,
          number: piece.number)
        // A space that does not fit hangs over the end, and is cut off there.
        if width + cell.columns > columns, !line.isEmpty, character != " " {
          let end = breakPlace(in: line, before: cell)
          lines.append(Self.joined(line[..<end]))
          line = Array(line[end...].drop { $0.character == " " })
          width = line.reduce(0) { $0 + $1.columns }
        }
        if line.isEmpty, !lines.isEmpty, character == " " { continue }
        line.append(cell)
        width += cell.columns
      }
    }
    if !line.isEmpty { lines.append(Self.joined(line[...])) }
    return lines
  }

  /// How many cells stay on a line that is full; all where no place is better.
  private func breakPlace(in line: [Cell], before next: Cell) -> Int {
    for end in stride(from: line.count, to: 0, by: -1) {
      let after = end == line.count ? next : line[end]
      if mayBreak(line[end - 1], after) { return end }
    }
    return line.count
  }

  private func mayBreak(_ before: Cell, _ after: Cell) -> Bool {
    if after.character == " " || Self.closing.contains(after.character) { return false }
    if Self.opening.contains(before.character) { return false }
    return before.character == " " || before.columns == 2 || after.columns == 2
  }

  /// The cells without spaces at the end, neighbours of one kind together.
  private static func joined(_ cells: ArraySlice<Cell>) -> [Piece] {
    var cells = cells
    while cells.count > 1, cells.last?.character == " " { cells.removeLast() }
    var pieces: [Piece] = []
    for cell in cells {
      if let last = pieces.last, last.isMatch == cell.isMatch, last.number == cell.number {
        pieces[pieces.count - 1].text.append(cell.character)
      } else {
        pieces.append(Piece(text: String(cell.character), isMatch: cell.isMatch, number: cell.number))
      }
    }
    return pieces
  }

  private static let closing = Set("、。，．,.)）」』】〉》〕］｝!！?？：；:;ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ・”’%％…")
  private static let opening = Set("(（「『【〈《〔［｛“‘")
}
