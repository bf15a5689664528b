/// Finds the encoding that makes the best text of some bytes.
///
/// uchardet counts pairs of letters, and is sure of long texts only. So every encoding is tried, and the text that it makes is
/// judged by how much of it is kana, frequent Han or frequent Hangul, each where it belongs; what uchardet says has a start.
enum EncodingDetector {
  /// How much is looked at, from the first byte on that is not ASCII.
  static let sampleByteCount = 4 << 10
  /// How much of it shows whether it is UTF-8 with some damage.
  private static let mendedByteCount = 1 << 10
  private static let legacyEncodings: [TextEncoding] = [.shiftJIS, .eucJP, .gb18030, .big5, .eucKR]
  /// What uchardet's word weighs against the share of letters where they belong, which is at most 1.
  private static let uchardetWeight = 0.15
  /// What uchardet says and scores so much needs no rival.
  private static let certainScore = 0.8
  /// What is no better than this is no text in that encoding.
  private static let minimumScore = 0.05

  /// The encodings that the bytes could be in, the most likely first; empty where they are text in none.
  static func ranking(of bytes: [UInt8]) throws(ArticleError) -> [TextEncoding] {
    guard let sample = sample(of: bytes) else { return [.utf8] }
    let guess = sample.withUnsafeBufferPointer { Uchardet.guess($0) }
    if let guess, legacyEncodings.contains(guess), try TextScore.score(of: sample, as: guess) >= certainScore {
      return [guess]
    }
    var scores: [(encoding: TextEncoding, score: Double)] = []
    var candidates = legacyEncodings
    if isMostlyUTF8(sample) { candidates.insert(.utf8, at: 0) }
    if guess == .windows1252 || isWestern(sample) { candidates.append(.windows1252) }
    for encoding in candidates {
      let score = try TextScore.score(of: sample, as: encoding) + (encoding == guess ? uchardetWeight : 0)
      if score > minimumScore { scores.append((encoding, score)) }
    }
    // What reads far worse than the best is no choice even where that has bad bytes and this has none.
    let best = scores.map(\.score).max() ?? 0
    scores.removeAll { $0.score < best / 2 }
    return scores.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .map(\.element.encoding)
  }

  /// The order of the bytes of UTF-16 without a mark, told by the text that each makes; nil where neither makes any.
  static func utf16(_ bytes: [UInt8]) throws(ArticleError) -> TextEncoding? {
    guard bytes.count % 2 == 0 else { return nil }
    let sample = Array(bytes.prefix(sampleByteCount))
    let little = try TextScore.score(of: sample, as: .utf16LittleEndian)
    let big = try TextScore.score(of: sample, as: .utf16BigEndian)
    guard max(little, big) > 0.5 else { return nil }
    return little > big ? .utf16LittleEndian : .utf16BigEndian
  }

  /// The bytes from the line of the first that is not ASCII; nil where all are.
  private static func sample(of bytes: [UInt8]) -> [UInt8]? {
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return nil }
    // The letter before may be the first byte of one: text is cut where a line begins, or not at all.
    let start = bytes[..<first].lastIndex(of: 0x0A).map { $0 + 1 } ?? max(0, first - 64)
    return Array(bytes[start...].prefix(sampleByteCount))
  }

  private static func isMostlyUTF8(_ sample: [UInt8]) -> Bool {
    let mender = UTF8Mender()
    var mended: [UInt8] = []
    _ = sample.prefix(mendedByteCount).withUnsafeBufferPointer { mender.transcode($0, isLast: false, into: &mended) }
    let good = mended.count { $0 >= 0xC2 } - mender.replacementCount
    return good > mender.replacementCount
  }

  /// Whether bytes beyond ASCII are few and mostly stand alone, as accented letters do.
  private static func isWestern(_ sample: [UInt8]) -> Bool {
    let high = sample.count { $0 >= 0x80 }
    let paired = zip(sample, sample.dropFirst()).count { $0 >= 0x80 && $1 >= 0x80 }
    return high * 5 < sample.count && paired * 5 <= high
  }
}
