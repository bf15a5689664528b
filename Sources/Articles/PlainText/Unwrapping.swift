/// Joins the lines of text that a program wrapped at a width, so that a phrase that was broken is one again.
///
/// A program begins a new line where the next word, or where letters are wide the next letter, does not fit. So a line was
/// wrapped where its width and that word would be more than the width of the text. That width is the one that most lines
/// agree with; a text is wrapped where three or more lines in a row are nearly that wide and their sentences run on over
/// the ends of lines. Verse, lists and tables do not look so.
struct Unwrapping {
  /// Narrower text is verse, or a list; wider text was not wrapped by a program. Words need more room than letters.
  private static let wideColumnCounts = 20...160
  private static let wordColumnCounts = 36...160
  /// How many full lines in a row show that text is wrapped.
  private static let evidenceLineCount = 3
  /// How many lines are looked at to find the width.
  private static let maximumEvidenceLineCount = 2_000

  /// The lines, paragraphs that were wrapped made one line each.
  ///
  /// - Complexity: O(letters).
  static func unwrap(_ lines: [Substring]) -> [Substring] {
    guard lines.count >= evidenceLineCount else { return lines }
    let evidence = lines.prefix(maximumEvidenceLineCount).map { WrappedLine($0) }
    guard let width = width(of: evidence[...]) else { return lines }
    var result: [Substring] = []
    // What was joined so far, in place of the line that it began with; nobody else holds it, so that it grows where it is.
    var paragraph = ""
    var last: WrappedLine?
    for line in lines {
      let next = WrappedLine(line)
      if let last, isWrapped(last, before: next, at: width) {
        if paragraph.isEmpty { paragraph = String(last.text) }
        LineJoint.append(next.text, to: &paragraph)
      } else {
        if !paragraph.isEmpty, let index = result.indices.last { result[index] = Substring(paragraph) }
        paragraph = ""
        result.append(line)
      }
      last = next
    }
    if !paragraph.isEmpty, let index = result.indices.last { result[index] = Substring(paragraph) }
    return result
  }

  /// The width that the text is wrapped at; nil where it does not look wrapped.
  private static func width(of lines: ArraySlice<WrappedLine>) -> Int? {
    // Each pair of lines agrees with a range of widths: where such ranges begin and end is counted, then summed up.
    var changes = [Int](repeating: 0, count: wideColumnCounts.upperBound + 2)
    for (line, next) in zip(lines, lines.dropFirst()) {
      let agreed = wrappedWidths(line, before: next).clamped(to: wideColumnCounts.lowerBound..<changes.count - 1)
      guard !agreed.isEmpty else { continue }
      changes[agreed.lowerBound] += 1
      changes[agreed.upperBound] -= 1
    }
    let widths = Set(lines.map(\.columnCount))
    var best: (width: Int, count: Int)?
    var count = 0
    for width in wideColumnCounts {
      count += changes[width]
      if count > 0, widths.contains(width), count >= best?.count ?? 0 { best = (width, count) }
    }
    guard let best, isEvidence(lines, of: best.width) else { return nil }
    return best.width
  }

  private static func isEvidence(_ lines: ArraySlice<WrappedLine>, of width: Int) -> Bool {
    var run: [WrappedLine] = []
    for line in lines {
      let isNext = run.last.map { isWrapped($0, before: line, at: width) } ?? true
      if !isNext { run.removeAll() }
      if line.isNearly(width) { run.append(line) } else { run.removeAll() }
      if run.count >= evidenceLineCount, isProse(run, width: width) { return true }
    }
    return false
  }

  /// Whether full lines are those of running text: their sentences go on over the line's end.
  private static func isProse(_ run: [WrappedLine], width: Int) -> Bool {
    let isOfWords = run.allSatisfy(\.isOfWords)
    guard !isOfWords || wordColumnCounts.contains(width) else { return false }
    return run.dropLast().count { $0.endsSentence } * 2 < run.count - 1
      && (!run.contains(where: \.isCased) || run.dropFirst().contains { $0.beginsInLowerCase })
  }

  private static func isWrapped(_ line: WrappedLine, before next: WrappedLine, at width: Int) -> Bool {
    wrappedWidths(line, before: next).contains(width)
  }

  /// The widths of text in which a program would have ended the line before the next; empty where it ends for another reason.
  private static func wrappedWidths(_ line: WrappedLine, before next: WrappedLine) -> Range<Int> {
    guard !line.isBlank, !next.isBlank, !next.isIndented, !next.isMarked else { return 0..<0 }
    let start = max(0, line.columnCount - WrappedLine.hangingColumnCount)
    return start..<max(start, line.columnCount + line.gapColumnCount(before: next) + next.firstColumnCount)
  }
}
