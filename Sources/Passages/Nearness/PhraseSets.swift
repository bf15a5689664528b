/// Sets of at most eight phrases: which of the 256 that there are.
///
/// A set of phrases is a number whose bits are the phrases, and the bit of that number says that it is among these.
struct PhraseSets {
  /// The numbers from 0 to 63, from 64 to 127, and so on.
  private var words: SIMD4<UInt64>

  /// None at all.
  init() { words = .zero }

  private init(_ words: SIMD4<UInt64>) { self.words = words }

  /// That set alone which has one phrase.
  init(of phrase: Int) {
    words = .zero
    let number = 1 << phrase
    words[number >> 6] = 1 << UInt64(number & 63)
  }

  /// Of each word, the numbers that have not bit 0, 1, … 5.
  private static let without: [UInt64] = [
    0x5555_5555_5555_5555, 0x3333_3333_3333_3333, 0x0F0F_0F0F_0F0F_0F0F, 0x00FF_00FF_00FF_00FF,
    0x0000_FFFF_0000_FFFF, 0x0000_0000_FFFF_FFFF,
  ]

  /// Those of the sets that have not the phrase, each with the phrase added.
  @inline(__always)
  func adding(_ phrase: Int) -> PhraseSets {
    switch phrase {
    case 7: PhraseSets(SIMD4(0, 0, words[0], words[1]))
    case 6: PhraseSets(SIMD4(0, words[0], 0, words[2]))
    default: PhraseSets((words & PhraseSets.without[phrase]) &<< UInt64(1 << phrase))
    }
  }

  @inline(__always)
  mutating func formUnion(_ other: PhraseSets) { words |= other.words }

  /// Whether the set of this number is among these.
  @inline(__always)
  func contains(_ number: Int) -> Bool { words[number >> 6] >> UInt64(number & 63) & 1 == 1 }
}
