/// The article in a plain text file: what is left without boilerplate, and its title.
struct PlainText {
  /// The heading before the first sentence, or else the beginning of that sentence; nil where there is no letter.
  let title: String?
  /// The lines left, joined by line feeds; without the heading where that is the title. Empty where nothing is left.
  let body: String

  /// Reads a text.
  ///
  /// - Parameter unwrapsLines: Whether lines that a program wrapped are joined again.
  init(_ text: String, boilerplate: Boilerplate, unwrapsLines: Bool = true) {
    var lines = PlainText.keptLines(of: text, boilerplate: boilerplate)
    if unwrapsLines { lines = Unwrapping.unwrap(lines) }
    switch TitleFinder(lines, boilerplate: boilerplate).find() {
    case .heading(let index):
      title = TextLines.trimmed(lines[index])
      // A file of nothing but a heading keeps it: an article has a body.
      if lines.indices.contains(where: { $0 != index && !TextLines.isBlank(lines[$0]) }) { lines.remove(at: index) }
    case .sentence(let sentence):
      title = SentenceTitle.make(from: sentence)
    case nil:
      title = nil
    }
    body = PlainText.joined(lines)
  }

  /// The text of a document that has said its title; where it has said none, the title is looked for. Its
  /// lines are those that it was laid out in.
  init(_ text: String, boilerplate: Boilerplate, title: String?) {
    guard let title else {
      self.init(text, boilerplate: boilerplate, unwrapsLines: false)
      return
    }
    self.init(title: title, body: PlainText.joined(PlainText.keptLines(of: text, boilerplate: boilerplate)))
  }

  private init(title: String, body: String) {
    self.title = title
    self.body = body
  }

  /// The lines that are part of the article; where lines go, the blank lines around them become one.
  static func keptLines(of text: String, boilerplate: Boilerplate) -> [Substring] {
    let lines = TextLines(text)
    var kept: [Substring] = []
    kept.reserveCapacity(lines.maximumCount)
    var isAfterGap = false
    for line in lines {
      if boilerplate.drops(line) {
        isAfterGap = true
      } else if TextLines.isBlank(line) {
        if !(isAfterGap && kept.last.map(TextLines.isBlank) ?? true) { kept.append(line) }
      } else {
        kept.append(line)
        isAfterGap = false
      }
    }
    return Array(boilerplate.withoutRepeatedEdges(kept))
  }

  /// The lines without the blank ones at either end.
  static func joined(_ lines: [Substring]) -> String {
    guard let first = lines.firstIndex(where: { !TextLines.isBlank($0) }),
      let last = lines.lastIndex(where: { !TextLines.isBlank($0) })
    else { return "" }
    return lines[first...last].joined(separator: "\n")
  }
}
