/// A transcoder by the tables of the system.
final class IconvTranscoder: Transcoder {
  private(set) var replacementCount = 0
  private(set) var firstReplacementOffset: Int?

  private let encoding: TextEncoding
  private let converter: IconvConverter
  /// What is asked for sequences that the first does not know.
  private let fallbacks: [IconvConverter]
  private var takenByteCount = 0

  init(_ encoding: TextEncoding) throws(ArticleError) {
    let converters = encoding.iconvNames.compactMap { IconvConverter(from: $0) }
    guard let first = converters.first, converters.count == encoding.iconvNames.count else {
      throw .encodingMissing(encoding)
    }
    self.encoding = encoding
    converter = first
    fallbacks = Array(converters.dropFirst())
  }

  func transcode(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]) -> Int {
    var start = 0
    while start < bytes.count {
      let (count, stop) = converter.convert(bytes[start...], into: &output)
      start += count
      switch stop {
      case .end: break
      case .torn where !isLast:
        takenByteCount += start
        return start
      case .torn, .unknown:
        guard start < bytes.count else { break }
        let isTorn = stop == .torn
        // What iconv calls torn is the beginning of one sequence and nothing else.
        let bad = isTorn ? bytes.count - start : encoding.badSequenceByteCount(bytes[start...])
        if isTorn || !isKnown(bytes[start..<start + bad], &output) { replace(at: start, &output) }
        start += bad
      }
    }
    takenByteCount += start
    return start
  }

  private func isKnown(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence, _ output: inout [UInt8]) -> Bool {
    for fallback in fallbacks {
      let before = output.count
      if case .end = fallback.convert(bytes, into: &output).stop { return true }
      output.removeSubrange(before...)
    }
    return false
  }

  private func replace(at offset: Int, _ output: inout [UInt8]) {
    output.append(contentsOf: TextEncoding.replacement)
    replacementCount += 1
    firstReplacementOffset = firstReplacementOffset ?? takenByteCount + offset
  }
}
