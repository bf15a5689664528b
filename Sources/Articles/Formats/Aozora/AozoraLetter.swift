import Glibc

/// A letter that the text has no code for, by what its note says: U+546D, or plane, row and cell of JIS X 0213 (第3水準1-84-80).
enum AozoraLetter {
  /// The geta mark, which stands for a letter that is not there.
  private static let missing: Unicode.Scalar = "〓"

  /// The letter, or the geta mark where the note names no code.
  static func scalar(for note: String) -> Unicode.Scalar {
    for field in note.split(separator: "、").reversed() {
      if field.hasPrefix("U+"), let value = UInt32(field.dropFirst(2).prefix { $0.isHexDigit }, radix: 16),
        let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .control
      {
        return scalar
      }
      // 第3水準 and 第4水準 say which part of the standard it is; the place says it all.
      if let scalar = jisX0213(field.hasPrefix("第") ? field.dropFirst(4) : field) { return scalar }
    }
    return missing
  }

  /// The letter at a plane, row and cell, written `1-84-80`, by the C library's table.
  private static func jisX0213(_ place: Substring) -> Unicode.Scalar? {
    let numbers = place.split(separator: "-", omittingEmptySubsequences: false).map { UInt8($0) ?? 0 }
    guard numbers.count == 3, 1...2 ~= numbers[0], 1...94 ~= numbers[1], 1...94 ~= numbers[2] else { return nil }
    let plane: [UInt8] = numbers[0] == 2 ? [0x8F] : []
    let descriptor = iconv_open("UTF-8", "EUC-JISX0213")
    guard Int(bitPattern: descriptor) != -1 else { return nil }
    defer { iconv_close(descriptor) }
    var source = (plane + [numbers[1] + 0xA0, numbers[2] + 0xA0]).map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: 16)
    let written = source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target -> Int? in
        var (from, fromCount) = (source.baseAddress, source.count)
        var (to, toCount) = (target.baseAddress, target.count)
        _ = iconv(descriptor, &from, &fromCount, &to, &toCount)
        // The converter holds a letter back until it knows that no combining one follows.
        _ = iconv(descriptor, nil, nil, &to, &toCount)
        return fromCount == 0 ? target.count - toCount : nil
      }
    }
    guard let written else { return nil }
    let text = String(decoding: target[..<written].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
  }
}
