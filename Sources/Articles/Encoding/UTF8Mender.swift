/// Passes UTF-8 through, with U+FFFD for each maximal part of a sequence that is none (Unicode 3.9, table 3-8).
final class UTF8Mender: Transcoder {
  private(set) var replacementCount = 0
  private(set) var firstReplacementOffset: Int?
  private var takenByteCount = 0

  func transcode(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]) -> Int {
    var start = 0
    while start < bytes.count {
      let rest = UnsafeBufferPointer(rebasing: bytes[start...])
      guard let bad = UTF8Mender.firstBadRange(in: rest) else {
        output.append(contentsOf: rest)
        start = bytes.count
        break
      }
      output.append(contentsOf: rest[..<bad.lowerBound])
      if !isLast, bad.upperBound == rest.count, UTF8Mender.isTorn(rest[bad]) {
        start += bad.lowerBound
        break
      }
      output.append(contentsOf: TextEncoding.replacement)
      replacementCount += 1
      firstReplacementOffset = firstReplacementOffset ?? takenByteCount + start + bad.lowerBound
      start += bad.upperBound
    }
    takenByteCount += start
    return start
  }

  /// Whether the bytes begin a sequence that more bytes could complete.
  private static func isTorn(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
    guard let first = bytes.first else { return false }
    let needed =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    return bytes.count < needed
  }

  private static func firstBadRange(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets
    }
  }
}
