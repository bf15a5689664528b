/// An encoding that text files come in.
///
/// Each stands for the widest variant that real files use, since files seldom say which: what is declared as Shift_JIS has
/// the signs of Windows (①, ㈱, ～) as often as not.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  /// UTF-8 (RFC 3629).
  case utf8 = "UTF-8"
  /// UTF-16, the low byte first (RFC 2781).
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, the high byte first (RFC 2781).
  case utf16BigEndian = "UTF-16BE"
  /// Shift_JIS as Windows writes it, code page 932.
  case shiftJIS = "Shift_JIS"
  /// EUC-JP with JIS X 0212 and the signs of Windows.
  case eucJP = "EUC-JP"
  /// ISO-2022-JP (RFC 1468) with JIS X 0212, half-width katakana and the signs of Windows.
  case iso2022JP = "ISO-2022-JP"
  /// GB18030; GBK and GB2312 are parts of it.
  case gb18030 = "GB18030"
  /// Big5 with Hong Kong's additions (HKSCS), and for what these lack the signs of code page 950.
  case big5 = "Big5"
  /// EUC-KR with all syllables: code page 949.
  case eucKR = "EUC-KR"
  /// Code page 1252, which pages that declare ISO-8859-1 are in (WHATWG, Encoding Standard).
  case windows1252 = "windows-1252"

  /// How the system's iconv calls it, and what to ask for sequences that this does not know; empty where it is read otherwise.
  var iconvNames: [String] {
    switch self {
    case .utf8, .iso2022JP: []
    case .utf16LittleEndian: ["UTF-16LE"]
    case .utf16BigEndian: ["UTF-16BE"]
    case .shiftJIS: ["CP932"]
    case .eucJP: ["EUC-JP-MS", "EUC-JP"]
    case .gb18030: ["GB18030"]
    case .big5: ["BIG5-HKSCS", "BIG5"]
    case .eucKR: ["UHC"]
    case .windows1252: ["CP1252"]
    }
  }

  /// How many bytes from the front of these one U+FFFD stands for, where the encoding knows no such sequence.
  ///
  /// A byte of ASCII is never taken along: what follows a torn letter stays, line feeds and quotes above all (as in the
  /// decoders of WHATWG's Encoding Standard).
  func badSequenceByteCount(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence) -> Int {
    guard let first = bytes.first else { return 0 }
    let rest = bytes.dropFirst()
    guard let second = rest.first else { return 1 }
    switch self {
    case .utf8, .windows1252, .iso2022JP: return 1
    case .utf16LittleEndian, .utf16BigEndian: return 2
    case .shiftJIS: return (0x81...0x9F ~= first || 0xE0...0xFC ~= first) && 0x80...0xFC ~= second ? 2 : 1
    case .eucJP:
      guard first == 0x8E || first == 0x8F || 0xA1...0xFE ~= first, 0xA1...0xFE ~= second else { return 1 }
      if first == 0x8F, let third = rest.dropFirst().first, 0xA1...0xFE ~= third { return 3 }
      return 2
    case .gb18030:
      guard 0x81...0xFE ~= first else { return 1 }
      let isFour =
        bytes.count >= 4 && 0x30...0x39 ~= second && 0x81...0xFE ~= bytes[bytes.startIndex + 2]
        && 0x30...0x39 ~= bytes[bytes.startIndex + 3]
      return isFour ? 4 : 0x80...0xFE ~= second ? 2 : 1
    case .big5, .eucKR: return 0x81...0xFE ~= first && 0x81...0xFE ~= second ? 2 : 1
    }
  }
}

extension TextEncoding: CustomStringConvertible {
  /// The name that IANA's registry prefers.
  public var description: String { rawValue }
}
