/// Checks and decodes UTF-8 (RFC 3629).
enum UTF8Text {
  /// The offset of the first byte that is no UTF-8, from the start of the slice.
  ///
  /// - Complexity: O(bytes).
  static func firstInvalidOffset(in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: buffer.span)
        return nil
      } catch {
        return error.byteOffsets.lowerBound
      }
    }
  }

  /// The text of a whole file, its byte order mark dropped; throws where it is no UTF-8 or holds a NUL byte.
  static func decode(_ bytes: [UInt8]) throws(ArticleError) -> String {
    if let offset = firstInvalidOffset(in: bytes[...]) {
      throw .notUTF8(byteOffset: offset, line: 1 + bytes[..<offset].count { $0 == 0x0A })
    }
    if let offset = bytes.firstIndex(of: 0) { throw .notText(byteOffset: offset) }
    return String(decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
  }
}
