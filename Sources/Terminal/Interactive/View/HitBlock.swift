import ShirabeConsole
import ShirabeModel

/// The lines of a hit in the list: title, what is known about it, snippet, a blank line.
struct HitBlock {
  let columns: Int

  /// How many lines of snippet a hit has at most.
  static let snippetLines = 2

  /// How long a snippet may be to fill its lines, in letters; a letter of Han takes two columns.
  var snippetLetters: Int {
    let letters = (columns - 2) / 2 * Self.snippetLines - 2
    return min(max(letters, PageParameters.snippetLetterCounts.lowerBound), 200)
  }

  /// The lines of a hit; nil for one that has not come yet.
  func lines(_ hit: SearchHit?, isChosen: Bool, hasFocus: Bool) -> [StyledLine] {
    guard let hit else { return [StyledLine("  ...", .detail), StyledLine()] }
    var head = StyledLine(isChosen ? "> " : "  ", isChosen ? .match : .plain)
    let title = ControlCharacters.replaced(in: hit.title ?? "")
    let id = ControlCharacters.replaced(in: hit.id ?? "")
    head.append(
      TextCut.prefix(title.isEmpty ? id : title, columns: columns - 2), isChosen && hasFocus ? .chosen : .title)
    let details = [title.isEmpty ? "" : id, hit.published ?? "", hit.source ?? ""].filter { !$0.isEmpty }
    var lines = [head]
    if !details.isEmpty {
      lines.append(StyledLine("  " + ControlCharacters.replaced(in: details.joined(separator: "  ")), .detail))
    }
    return lines + snippet(of: hit) + [StyledLine()]
  }

  private func snippet(of hit: SearchHit) -> [StyledLine] {
    let pieces = (hit.snippet?.pieces(.utf8) ?? []).map {
      TextWrapper.Piece(text: ControlCharacters.replaced(in: $0.text), isMatch: $0.isMatch)
    }
    let wrapped = TextWrapper(columns: max(columns - 2, 2)).lines(of: pieces)
    return wrapped.prefix(Self.snippetLines).enumerated().map { index, pieces in
      var line = StyledLine("  ")
      for piece in pieces { line.append(piece.text, piece.isMatch ? .match : .plain) }
      let isCut = index == Self.snippetLines - 1 && wrapped.count > Self.snippetLines
      if isCut, !line.text.hasSuffix("…") {
        line = line.cut(toColumns: columns - 1)
        if !line.text.hasSuffix("…") { line.append("…") }
      }
      return line
    }
  }
}
