/// Canonical decomposition, ordering and composition, for the few places where code points act on each other.
///
/// Unicode Standard Annex #15; Hangul by arithmetic as in the Unicode Standard, 3.12. Latin and Greek composites are left
/// out of the tables, since folding takes the marks from these letters.
struct Composition: Sendable {
  private let pairs: [UInt64: UInt32]
  private let decompositions: [UInt32: (UInt32, UInt32)]
  private let combiningClasses: [UInt32: UInt8]

  static let shared = Composition()

  private init() {
    var pairs: [UInt64: UInt32] = [:]
    var decompositions: [UInt32: (UInt32, UInt32)] = [:]
    for row in TableRows(UnicodeTables.composites) where row.count == 3 {
      pairs[UInt64(row[1]) << 32 | UInt64(row[2])] = row[0]
      decompositions[row[0]] = (row[1], row[2])
    }
    var combiningClasses: [UInt32: UInt8] = [:]
    for row in TableRows(UnicodeTables.combiningClasses) where row.count == 3 {
      for scalar in row[0]...row[1] { combiningClasses[scalar] = UInt8(truncatingIfNeeded: row[2]) }
    }
    self.pairs = pairs
    self.decompositions = decompositions
    self.combiningClasses = combiningClasses
  }

  func combiningClass(_ scalar: UInt32) -> UInt8 { combiningClasses[scalar] ?? 0 }

  /// Calls `body` with each code point of the full canonical decomposition.
  func decompose(_ scalar: UInt32, _ body: (UInt32) -> Void) {
    if Hangul.syllables.contains(scalar) {
      let index = scalar - Hangul.syllables.lowerBound
      body(Hangul.leading + index / (Hangul.vowelCount * Hangul.trailingCount))
      body(Hangul.vowel + index % (Hangul.vowelCount * Hangul.trailingCount) / Hangul.trailingCount)
      let trailing = index % Hangul.trailingCount
      if trailing > 0 { body(Hangul.trailing + trailing) }
    } else if let (first, second) = decompositions[scalar] {
      decompose(first, body)
      decompose(second, body)
    } else {
      body(scalar)
    }
  }

  /// The code point that the two compose to, if they do.
  func compose(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if (Hangul.leading..<Hangul.leading + Hangul.leadingCount).contains(first),
      (Hangul.vowel..<Hangul.vowel + Hangul.vowelCount).contains(second)
    {
      let index = (first - Hangul.leading) * Hangul.vowelCount + second - Hangul.vowel
      return Hangul.syllables.lowerBound + index * Hangul.trailingCount
    }
    if Hangul.syllables.contains(first), (first - Hangul.syllables.lowerBound) % Hangul.trailingCount == 0,
      (Hangul.trailing + 1..<Hangul.trailing + Hangul.trailingCount).contains(second)
    {
      return first + second - Hangul.trailing
    }
    return pairs[UInt64(first) << 32 | UInt64(second)]
  }
}

/// The numbers of Hangul composition (Unicode Standard, 3.12).
private enum Hangul {
  static let syllables: Range<UInt32> = 0xAC00..<0xD7A4
  static let leading: UInt32 = 0x1100
  static let vowel: UInt32 = 0x1161
  static let trailing: UInt32 = 0x11A7
  static let leadingCount: UInt32 = 19
  static let vowelCount: UInt32 = 21
  static let trailingCount: UInt32 = 28
}
