/// When an article was added: how many were added to the index before it by the same writer, and whether it was there before.
struct InsertionOrdinal {
  private let bits: UInt64

  init(_ number: Int, isReplacement: Bool) {
    bits = UInt64(number) << 1 | (isReplacement ? 1 : 0)
  }

  /// How many articles were added before.
  var number: Int { Int(bits >> 1) }

  /// Whether it took the place of an article.
  var isReplacement: Bool { bits & 1 != 0 }
}
