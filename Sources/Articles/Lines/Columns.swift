/// How wide a line is on a terminal, roughly: a letter of three or more UTF-8 bytes takes two columns, others one.
enum Columns {
  static func count(of line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// The width, or nil where it is more than the limit.
  ///
  /// - Complexity: O(limit).
  static func count(of line: Substring, upTo limit: Int) -> Int? {
    var count = 0
    for scalar in line.unicodeScalars {
      count += width(scalar)
      if count > limit { return nil }
    }
    return count
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int { scalar.value < 0x800 ? 1 : 2 }
}
