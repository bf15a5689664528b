/// What a terminal makes of one code point (UAX #11, East_Asian_Width; UTS #51, emoji).
struct ScalarWidth: OptionSet {
  let rawValue: UInt8

  /// It takes two columns: East_Asian_Width W or F.
  static let wide = ScalarWidth(rawValue: 1)
  /// It takes none: it combines with what stands before it, or is invisible.
  static let zero = ScalarWidth(rawValue: 2)
  /// It may be joined with others into one picture (Extended_Pictographic).
  static let pictograph = ScalarWidth(rawValue: 4)
  /// It takes two columns where U+FE0F asks for its form as an emoji.
  static let widens = ScalarWidth(rawValue: 8)
  /// It colours the skin of the emoji before it (Emoji_Modifier).
  static let modifier = ScalarWidth(rawValue: 16)

  /// How many columns it takes by itself.
  var columns: Int { contains(.wide) ? 2 : contains(.zero) ? 0 : 1 }
}

extension ScalarWidth {
  /// Looks a code point up.
  ///
  /// - Complexity: O(1) for ASCII, kana and the common ideographs; else O(log runs of the table).
  init(of scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20..<0x23, 0x3A..<0x7F: self = []
    case 0x3041..<0x3097, 0x30A0..<0x3100, 0x4E00..<0xA000: self = .wide
    default: self = ScalarWidth.found(scalar.value)
    }
  }

  /// The flags of the last run that does not begin after the code point.
  private static func found(_ scalar: UInt32) -> ScalarWidth {
    let runs = WidthTable.runs
    let key = scalar << 8 | 0xFF
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle] <= key { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? [] : ScalarWidth(rawValue: UInt8(truncatingIfNeeded: runs[low - 1]))
  }
}
