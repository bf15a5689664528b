/// Looks for the title in the lines of a text.
struct TitleFinder {
  /// Where the title is to be taken from.
  enum Title: Equatable {
    /// A heading: the line at this index.
    case heading(Int)
    /// The first sentence, and perhaps what follows it.
    case sentence(String)
  }

  /// A wider line is no heading.
  private static let maximumHeadingColumnCount = 120
  /// A wider line that asks or exclaims is a sentence.
  private static let maximumQuestionColumnCount = 80
  /// Narrower lines than this were not wrapped by a program, nor wider ones than the second.
  private static let wrappedColumnCounts = 30...100

  /// No more of a wrapped paragraph is looked at: this is more than the letters take that are.
  private static let maximumSourceByteCount = 32 * SentenceTitle.maximumSourceCount

  private let lines: [Substring]
  private let boilerplate: Boilerplate

  init(_ lines: [Substring], boilerplate: Boilerplate) {
    self.lines = lines
    self.boilerplate = boilerplate
  }

  /// The first line that could be a title decides: it is a heading or begins the first sentence.
  func find() -> Title? {
    let candidate = lines.indices.first { index in
      lines[index].contains { $0.isLetter || $0.isNumber } && !boilerplate.isUntitled(lines[index])
    }
    guard let candidate else { return nil }
    return isHeading(candidate) ? .heading(candidate) : .sentence(sentence(from: candidate))
  }

  private func isHeading(_ index: Int) -> Bool {
    let line = lines[index]
    guard let width = Columns.count(of: line, upTo: TitleFinder.maximumHeadingColumnCount) else { return false }
    let letters = SentenceLetters(TextLines.trimmed(line))
    let characters = letters.characters
    guard let last = letters.lastIndex.map({ characters[$0] }), !"、，,；;—「『（(“".contains(last) else { return false }
    if "?!？！".contains(last) {
      guard width <= TitleFinder.maximumQuestionColumnCount, isAlone(index) else { return false }
    }
    let hasSentence = characters.indices.contains {
      !"?!？！".contains(characters[$0]) && letters.endsSentence(at: $0)
    }
    return !hasSentence && !isWrapped(index)
  }

  private func isAlone(_ index: Int) -> Bool {
    index + 1 == lines.count || TextLines.isBlank(lines[index + 1])
  }

  /// Whether the line is the first of a hard-wrapped paragraph: it is full, that is, the next line's first word would not have
  /// fitted, and the paragraph ends as a sentence does.
  private func isWrapped(_ index: Int) -> Bool {
    let paragraph = lines[index...].prefix { !TextLines.isBlank($0) }
    guard paragraph.count > 1, let last = paragraph.last else { return false }
    let width = Columns.count(of: lines[index])
    let widest = paragraph.map { Columns.count(of: $0) }.max() ?? width
    guard TitleFinder.wrappedColumnCounts.contains(widest) else { return false }
    let lastLetters = SentenceLetters(TextLines.trimmed(last))
    guard let ending = lastLetters.lastIndex, lastLetters.endsSentence(at: ending) else { return false }
    return width + 1 + firstWordColumnCount(lines[index + 1]) > widest
  }

  /// The width of what wrapping keeps together at the beginning of a line: a word, or where letters are wide, a letter and
  /// a punctuation mark that must not begin a line.
  private func firstWordColumnCount(_ line: Substring) -> Int {
    let word = line.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
    guard let first = word.unicodeScalars.first, first.value >= 0x1100, !(0xAC00...0xD7A3 ~= first.value) else {
      return Columns.count(of: word)
    }
    return 4
  }

  /// The text from this line on to the end of its paragraph, at most a few hundred letters: the first sentence is in it.
  private func sentence(from index: Int) -> String {
    guard isWrapped(index) else { return TextLines.trimmed(lines[index].prefix(SentenceTitle.maximumSourceCount)) }
    var text = ""
    for line in lines[index...].prefix(while: { !TextLines.isBlank($0) }) {
      let next = TextLines.trimmed(line)
      let isSpaced = (text.unicodeScalars.last?.value ?? 0x3000) < 0x1100 && !text.isEmpty
      text += (isSpaced ? " " : "") + next
      // Counting letters goes through all of them: of marks there may be any number on one.
      guard text.utf8.count <= TitleFinder.maximumSourceByteCount, text.count <= SentenceTitle.maximumSourceCount else {
        break
      }
    }
    return text
  }
}
