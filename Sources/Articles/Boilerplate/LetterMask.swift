/// Which letters a line has, roughly: each stands for one of 64 bits, so that what has not the bits of a pattern is none of it.
struct LetterMask: Sendable {
  private var bits: UInt64 = 0

  init(_ letters: some Sequence<Character>) {
    // Canonical variants of a letter are equal, and so are their hashes.
    for letter in letters { bits |= 1 << UInt64(truncatingIfNeeded: letter.hashValue & 63) }
  }

  /// Whether all bits of the other are here.
  func contains(_ other: LetterMask) -> Bool { other.bits & ~bits == 0 }
}
