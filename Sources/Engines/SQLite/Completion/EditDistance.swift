/// The Damerau–Levenshtein distance of words to one word, as far as it is small.
///
/// Insertions, deletions and substitutions of a code point and exchanges of two neighbours count one each; between the two
/// that were exchanged others may have been inserted or deleted (Lowrance and Wagner, JACM 22, 1975). For distances up to
/// two, trying each edit at the first difference is faster than the table of all prefixes, and needs no memory.
struct EditDistance {
  /// The greatest limit that is counted exactly.
  static let maximumLimit = 2

  private let word: [UInt32]
  private var other: [UInt32] = []

  init(to word: String) {
    self.word = word.unicodeScalars.map(\.value)
  }

  /// Code points of the word.
  var count: Int { word.count }

  /// The distance of `other`, or nil where it is above `limit`.
  mutating func distance(of other: String, limit: Int) -> Int? {
    self.other.removeAll(keepingCapacity: true)
    for scalar in other.unicodeScalars { self.other.append(scalar.value) }
    return (0...min(limit, EditDistance.maximumLimit)).first { isWithin($0, 0, 0) }
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
