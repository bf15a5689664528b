/// The Damerau–Levenshtein distance of words to one word.
///
/// Insertions, deletions and substitutions of a code point and exchanges of two neighbours count one each; between the two
/// that were exchanged others may have been inserted or deleted (Lowrance and Wagner, JACM 22, 1975).
package struct EditDistance {
  /// Up to this distance, trying each edit at the first difference is faster than the table of all prefixes, and needs no memory.
  private static let maximumTrial = 2

  private let word: [UInt32]
  private var other: [UInt32] = []

  package init(to word: String) {
    self.word = word.unicodeScalars.map(\.value)
  }

  /// Code points of the word.
  package var count: Int { word.count }

  /// The distance of `other`, or nil where it is above `limit`.
  ///
  /// - Complexity: about O(letters of one) for limits up to two, else O(letters of one × letters of the other).
  package mutating func distance(of other: String, limit: Int) -> Int? {
    self.other.removeAll(keepingCapacity: true)
    for scalar in other.unicodeScalars { self.other.append(scalar.value) }
    guard limit > EditDistance.maximumTrial else { return (0...limit).first { isWithin($0, 0, 0) } }
    let distance = tabled()
    return distance <= limit ? distance : nil
  }

  /// The distance by the table of all pairs of prefixes.
  private func tabled() -> Int {
    let width = other.count + 2
    // A border of what no way may lead through, a row and a column of empty prefixes, then the prefixes.
    var table = [Int](repeating: word.count + other.count, count: (word.count + 2) * width)
    for row in 0...word.count { table[(row + 1) * width + 1] = row }
    for column in 0...other.count { table[width + column + 1] = column }
    var lastRows: [UInt32: Int] = [:]
    for (row, letter) in word.enumerated() {
      var lastColumn = 0
      for (column, otherLetter) in other.enumerated() {
        let exchanged = table[lastRows[otherLetter, default: 0] * width + lastColumn]
        let between = row - lastRows[otherLetter, default: 0] + column - lastColumn
        let above = (row + 1) * width + column + 1
        table[above + width + 1] = min(
          table[above] + (letter == otherLetter ? 0 : 1), table[above + 1] + 1, table[above + width] + 1,
          exchanged + between + 1)
        if letter == otherLetter { lastColumn = column + 1 }
      }
      lastRows[letter] = row + 1
    }
    return table[(word.count + 1) * width + other.count + 1]
  }

  /// Whether so many edits make what is left of the one into what is left of the other.
  private func isWithin(_ edits: Int, _ start: Int, _ otherStart: Int) -> Bool {
    var (at, otherAt) = (start, otherStart)
    while at < word.count, otherAt < other.count, word[at] == other[otherAt] {
      at += 1
      otherAt += 1
    }
    let (left, otherLeft) = (word.count - at, other.count - otherAt)
    if left == 0 || otherLeft == 0 { return left + otherLeft <= edits }
    guard edits > 0, abs(left - otherLeft) <= edits else { return false }
    if isWithin(edits - 1, at + 1, otherAt + 1) { return true }
    if isWithin(edits - 1, at + 1, otherAt) || isWithin(edits - 1, at, otherAt + 1) { return true }
    // Exchanged letters, and exchanged ones with a letter between them in the one or in the other.
    for (step, otherStep) in edits > 1 ? [(1, 1), (2, 1), (1, 2)] : [(1, 1)] {
      guard step < left, otherStep < otherLeft, word[at] == other[otherAt + otherStep],
        word[at + step] == other[otherAt]
      else { continue }
      if isWithin(edits + 1 - step - otherStep, at + step + 1, otherAt + otherStep + 1) { return true }
    }
    return false
  }
}
