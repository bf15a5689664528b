import Algorithms
import ShirabeSearch
import ShirabeText

/// Cuts a window out of a text: at sentence ends where it can, else where no match and no word is cut through.
struct WindowCutter {
  let text: HighlightedText
  let ends: [Int]
  let letterCount: Int
  let interruption: Interruption

  private var letters: CharacterText { text.letters }

  /// The stretch to show for a window, with as much around it as there is room for within `limits`.
  func cut(_ window: SnippetWindow, within limits: Range<Int>) throws(Interrupted) -> Range<Int> {
    letters.trimmed(
      window.isWhole
        ? try filled(window.byteRange, within: limits) : try around(window.byteRange, within: limits))
  }

  /// Adds whole sentences: those after the window, then those before.
  ///
  /// What is left much too short by that goes on into the sentence after it or, at the end, the one before.
  private func filled(_ window: Range<Int>, within limits: Range<Int>) throws(Interrupted) -> Range<Int> {
    var range = window
    var room = letterCount - letters.count(range)
    while let next = sentenceEnd(after: range.upperBound, limits.upperBound) {
      let more = letters.trimmed(range.upperBound..<next)
      guard !more.isEmpty else { break }
      let added = letters.count(range.upperBound..<more.upperBound, upTo: room)
      guard added <= room else { break }
      range = range.lowerBound..<more.upperBound
      room -= added
    }
    while let previous = sentenceStart(before: range.lowerBound, limits.lowerBound) {
      let start = letters.trimmed(previous..<range.lowerBound).lowerBound
      let added = letters.count(start..<range.lowerBound, upTo: room)
      guard start < range.lowerBound, added <= room else { break }
      range = start..<range.upperBound
      room -= added
    }
    let isTooShort = room > letterCount - letterCount / 4
    guard isTooShort else { return range }
    if letters.trimmed(range.upperBound..<limits.upperBound).isEmpty {
      let start = letters.position(range.lowerBound, movedBy: -room, notPast: limits.lowerBound)
      return try raised(start, notAbove: range.lowerBound)..<range.upperBound
    }
    let end = letters.position(range.upperBound, movedBy: room, notPast: limits.upperBound)
    return range.lowerBound..<(try lowered(end, notBelow: range.upperBound))
  }

  /// What stands around the best matches of a long sentence: all before them if it leaves a third of the room for
  /// what follows, all after them if that does, else twice as much after them as before.
  private func around(_ focus: Range<Int>, within limits: Range<Int>) throws(Interrupted) -> Range<Int> {
    let focus = letters.widened(focus)
    let focusCount = letters.count(focus, upTo: letterCount)
    guard focusCount <= letterCount else {
      return focus.lowerBound..<letters.position(focus.lowerBound, movedBy: letterCount, notPast: focus.upperBound)
    }
    let start = sentenceStart(before: focus.lowerBound + 1, limits.lowerBound) ?? limits.lowerBound
    let end = sentenceEnd(after: focus.upperBound - 1, limits.upperBound) ?? limits.upperBound
    let sentence = letters.trimmed(min(start, focus.lowerBound)..<max(end, focus.upperBound))
    let room = letterCount - focusCount
    let before = letters.count(min(sentence.lowerBound, focus.lowerBound)..<focus.lowerBound, upTo: room)
    let after = letters.count(focus.upperBound..<max(sentence.upperBound, focus.upperBound), upTo: room)
    let most = room - room / 3
    let taken = before <= most ? before : after <= most ? room - after : room / 3
    let lowerBound = letters.position(focus.lowerBound, movedBy: -taken, notPast: limits.lowerBound)
    let upperBound = letters.position(
      focus.upperBound, movedBy: min(after, room - taken), notPast: limits.upperBound)
    let first = try raised(lowerBound, notAbove: focus.lowerBound)
    return first..<(try lowered(upperBound, notBelow: focus.upperBound))
  }

  /// The end of the sentence that goes on, or begins, at a position.
  private func sentenceEnd(after position: Int, _ limit: Int) -> Int? {
    guard position < limit else { return nil }
    var next = ends.partitioningIndex { $0 > position }
    // White space that was trimmed from a sentence is no sentence.
    while next < ends.count - 1, letters.trimmed(position..<ends[next]).isEmpty { next += 1 }
    return next < ends.count ? min(ends[next], limit) : nil
  }

  /// The beginning of the sentence that ends, or goes on, just before a position.
  private func sentenceStart(before position: Int, _ limit: Int) -> Int? {
    guard position > limit else { return nil }
    let previous = ends.partitioningIndex { $0 >= position } - 1
    return previous >= 0 ? max(ends[previous], limit) : limit
  }

  /// The position, or the beginning of the match or word that it would cut through.
  private func lowered(_ position: Int, notBelow limit: Int) throws(Interrupted) -> Int {
    var position = position
    while let range = try cutThrough(at: position) {
      guard range.lowerBound >= limit else { break }
      position = range.lowerBound
    }
    return position
  }

  /// The position, or the end of the match or word that it would cut through.
  private func raised(_ position: Int, notAbove limit: Int) throws(Interrupted) -> Int {
    var position = position
    while let range = try cutThrough(at: position) {
      guard range.upperBound <= limit else { break }
      position = range.upperBound
    }
    return position
  }

  /// The match or word that goes on across a position, with the letters that it shares.
  private func cutThrough(at position: Int) throws(Interrupted) -> Range<Int>? {
    try interruption.check()
    func isCut(_ range: Range<Int>) -> Bool { range.lowerBound < position && position < range.upperBound }
    if let match = text.matches.first(where: { isCut($0.byteRange) }) { return letters.widened(match.byteRange) }
    let tokens = text.tokenized.tokens
    let next = tokens.partitioningIndex { $0.sourceRange.upperBound > position }
    guard next < tokens.count, !tokens[next].kind.isLetter, isCut(tokens[next].sourceRange) else { return nil }
    return letters.widened(tokens[next].sourceRange)
  }
}
