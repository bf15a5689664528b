/// A line of text that is being typed, and the cursor in it. It moves and deletes by whole graphemes.
struct LineEditor: Equatable {
  /// What stands before the cursor.
  private(set) var before = ""
  /// What stands after it.
  private(set) var after = ""

  /// More than a query may have, so that the daemon can say so; what is typed beyond is not taken.
  static let maximumBytes = 8192

  /// The whole line.
  var text: String { before + after }

  /// Takes a key; false where it is none of the line's.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .text(let scalar): insert(String(scalar))
    case .paste(let text): insert(text)
    case .backspace, .control("h"): if !before.isEmpty { before.removeLast() }
    case .delete: if !after.isEmpty { after.removeFirst() }
    case .left, .control("b"): move(toward: before.dropLast().endIndex)
    case .right, .control("f"): moveRight(1)
    case .wordLeft, .alt("b"): move(toward: wordStart)
    case .wordRight, .alt("f"): moveRight(wordLength)
    case .home, .control("a"): move(toward: before.startIndex)
    case .end, .control("e"): moveRight(after.count)
    case .control("u"): before = ""
    case .control("k"): after = ""
    case .control("w"): before.removeSubrange(wordStart...)
    default: return false
    }
    joinAtCursor()
    return true
  }

  /// Inserts text on one line, without what a terminal would take for commands.
  private mutating func insert(_ text: String) {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": if line.last != " " { line.append(" ") }
      default: if scalar.properties.generalCategory != .control { line.append(scalar) }
      }
    }
    let taken = String(line)
    if before.utf8.count + after.utf8.count + taken.utf8.count <= Self.maximumBytes { before += taken }
  }

  /// Where the word before the cursor begins; words are parted by white space, U+3000 too.
  private var wordStart: String.Index {
    let word = before[..<(before.lastIndex { !$0.isWhitespace }.map(before.index(after:)) ?? before.startIndex)]
    return word.lastIndex { $0.isWhitespace }.map(before.index(after:)) ?? before.startIndex
  }

  /// How many characters it is to the end of the word after the cursor.
  private var wordLength: Int {
    let spaces = after.prefix(while: \.isWhitespace).count
    return spaces + after.dropFirst(spaces).prefix { !$0.isWhitespace }.count
  }

  private mutating func move(toward index: String.Index) {
    after = String(before[index...]) + after
    before.removeSubrange(index...)
  }

  private mutating func moveRight(_ count: Int) {
    before += after.prefix(count)
    after.removeFirst(min(count, after.count))
  }

  /// Where what was deleted parted a letter and a mark that now combine, the cursor goes behind them.
  private mutating func joinAtCursor() {
    while let next = after.first, (before + String(next)).count == before.count {
      before.append(next)
      after.removeFirst()
    }
  }
}
