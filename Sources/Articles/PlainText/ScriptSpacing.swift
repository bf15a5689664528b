/// Whether words of a script are parted by spaces.
enum ScriptSpacing {
  /// Han, kana, bopomofo and their punctuation; Thai, Lao, Khmer and Myanmar.
  case without
  /// Hangul, Latin and the others.
  case with

  init(_ scalar: Unicode.Scalar) {
    self =
      switch scalar.value {
      case ..<0x0E00: .with
      case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x19E0...0x19FF: .without
      case 0x2014, 0x2015, 0x2025, 0x2026: .without
      case 0x2E80...0x312F, 0x3190...0x9FFF, 0xF900...0xFAFF: .without
      case 0xFE30...0xFE4F, 0xFF01...0xFF9F: .without
      case 0x20000...0x3FFFF: .without
      default: .with
      }
  }
}
