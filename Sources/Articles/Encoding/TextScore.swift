/// How much a text reads like one, between letters that belong to an encoding's languages and such that nobody writes.
enum TextScore {
  /// About 1 for good text, 0 or less for what a wrong encoding makes: the mean over what the bytes that are not ASCII stand for.
  static func score(of sample: [UInt8], as encoding: TextEncoding) throws(ArticleError) -> Double {
    let transcoder = try encoding.transcoder()
    var text: [UInt8] = []
    _ = sample.withUnsafeBufferPointer { transcoder.transcode($0, isLast: false, into: &text) }
    let isWide = encoding == .utf16BigEndian || encoding == .utf16LittleEndian
    var sum = 0.0
    var count = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars where isWide || scalar.value >= 0x80 {
      sum += weight(of: scalar, in: encoding)
      count += 1
    }
    return count == 0 ? 0 : sum / Double(count)
  }

  private static func weight(of scalar: Unicode.Scalar, in encoding: TextEncoding) -> Double {
    let languages = languages(of: encoding)
    switch scalar.value {
    case 0xFFFD: return -4
    case 0x09, 0x0A, 0x0D, 0x20...0x7E: return 0.8
    case 0..<0x20, 0x7F..<0xA0: return -4
    case 0xA0...0x24F: return encoding == .windows1252 ? 0.45 : encoding == .utf8 ? 0.8 : -0.2
    // Dashes, quotes, the ellipsis: in every encoding and every language.
    case 0x2010...0x203E: return encoding == .windows1252 ? 0.45 : 0.6
    case 0x3001, 0x3002: return languages == .korean ? 0.2 : 0.9
    case 0x3000...0x303F: return 0.6
    case 0x3041...0x30FE: return languages.contains(.japanese) ? 1 : 0
    case 0xFF61...0xFF9F: return languages.contains(.japanese) && encoding != .shiftJIS ? 0.1 : -0.4
    case 0xFF01...0xFF5E: return languages == .korean ? 0.1 : 0.6
    case 0xAC00...0xD7A3:
      guard languages.contains(.korean) else { return -1 }
      return FrequentLetters.languages(of: scalar).contains(.korean) ? 1 : 0.1
    case 0x4E00...0x9FFF:
      return FrequentLetters.languages(of: scalar).isDisjoint(with: languages) ? 0.15 : 1
    case 0xE000...0xF8FF: return -2
    default: return scalar.properties.generalCategory == .unassigned ? -2 : -0.2
    }
  }

  private static func languages(of encoding: TextEncoding) -> FrequentLetters {
    switch encoding {
    case .shiftJIS, .eucJP, .iso2022JP: .japanese
    case .gb18030: .simplified
    case .big5: .traditional
    case .eucKR: .korean
    case .utf8, .utf16LittleEndian, .utf16BigEndian: [.japanese, .simplified, .traditional, .korean]
    case .windows1252: []
    }
  }
}
