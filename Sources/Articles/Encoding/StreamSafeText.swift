/// Text in which no letter has marks without bound.
///
/// To compare two letters, or to hash one, Swift's library brings the marks on it into their canonical order, in the square of
/// their number. The Stream-Safe Text Format (Unicode Standard Annex 15, section 13) puts U+034F between marks where there are too
/// many: it is not seen, and nothing is ordered over it. It allows thirty, more than any language has; here only what is no text
/// of any kind is touched.
enum StreamSafeText {
  /// The most marks in a row.
  static let maximumMarkCount = 512
  /// U+034F COMBINING GRAPHEME JOINER.
  private static let joiner: [UInt8] = [0xCD, 0x8F]
  /// No mark takes fewer bytes.
  private static let minimumMarkByteCount = 2

  /// The text with bounded runs of marks; itself where none is longer.
  ///
  /// - Complexity: O(bytes).
  static func bounded(_ text: String) -> String {
    guard text.utf8.count > maximumMarkCount * minimumMarkByteCount else { return text }
    var text = text
    let places = text.withUTF8 { joinerPlaces(in: $0) }
    guard !places.isEmpty else { return text }
    return text.withUTF8 { bytes in
      var bounded: [UInt8] = []
      bounded.reserveCapacity(bytes.count + places.count * joiner.count)
      var start = 0
      for place in places {
        bounded.append(contentsOf: bytes[start..<place])
        bounded += joiner
        start = place
      }
      bounded.append(contentsOf: bytes[start...])
      return String(decoding: bounded, as: UTF8.self)
    }
  }

  /// The text of these bytes, likewise.
  static func bounded(_ bytes: [UInt8]) -> String { bounded(String(decoding: bytes, as: UTF8.self)) }

  /// Before which bytes of valid UTF-8 a joiner belongs.
  private static func joinerPlaces(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var places: [Int] = []
    var markCount = 0
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      let byteCount = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      // Below U+0300 nothing combines, nor do the letters of U+4000 to U+9FFF.
      guard lead >= 0xCC, !(0xE4...0xE9 ~= lead), isMark(bytes, index, byteCount) else {
        markCount = 0
        index += byteCount
        continue
      }
      markCount += 1
      if markCount > maximumMarkCount {
        places.append(index)
        markCount = 1
      }
      index += byteCount
    }
    return places
  }

  private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ byteCount: Int) -> Bool {
    guard index + byteCount <= bytes.count else { return false }
    var value = UInt32(bytes[index]) & (0x7F >> UInt32(byteCount))
    for next in bytes[(index + 1)..<(index + byteCount)] { value = value << 6 | UInt32(next & 0x3F) }
    switch value {
    // Kana and Hangul, of which texts are made.
    case 0x3041...0x3096, 0x30A1...0x30FF, 0xAC00...0xD7A3: return false
    default: return Unicode.Scalar(value)?.properties.canonicalCombiningClass ?? .notReordered != .notReordered
    }
  }
}
