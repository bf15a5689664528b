/// Reads ISO-2022-JP: each run between escape sequences is turned into EUC-JP, whose tables know the signs of Windows, which
/// the system's own ISO-2022-JP does not.
///
/// Source: RFC 1468, RFC 2237 (JIS X 0212); `ESC ( I` for half-width katakana as in Windows's code page 50221.
final class EscapedTranscoder: Transcoder {
  private enum Mode: Equatable { case ascii, katakana, jisX0208, jisX0212 }

  private(set) var replacementCount = 0
  private(set) var firstReplacementOffset: Int?

  private let inner: IconvTranscoder
  private var innerByteCount = 0
  private var takenByteCount = 0
  private var mode = Mode.ascii

  init(inner: IconvTranscoder) { self.inner = inner }

  private static let escape: UInt8 = 0x1B
  private static let sequences: [(bytes: [UInt8], mode: Mode)] = [
    (Array("(B".utf8), .ascii), (Array("(J".utf8), .ascii), (Array("(H".utf8), .ascii), (Array("(I".utf8), .katakana),
    (Array("$@".utf8), .jisX0208), (Array("$B".utf8), .jisX0208), (Array("$(B".utf8), .jisX0208),
    (Array("$(D".utf8), .jisX0212),
    // What announces the revision of 1990 stands before the sequence itself.
    (Array("&@".utf8), .ascii),
  ]

  /// Whether the bytes, all of them ASCII, hold an escape sequence that switches to Japanese.
  static func isPresent(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = bytes.startIndex
    while let found = bytes[start...].firstIndex(of: escape) {
      let rest = bytes[(found + 1)...]
      if sequences.contains(where: { $0.mode != .ascii && rest.starts(with: $0.bytes) }) { return true }
      start = found + 1
    }
    return false
  }

  func transcode(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]) -> Int {
    var start = 0
    while start < bytes.count {
      let taken =
        bytes[start] == EscapedTranscoder.escape
        ? switchMode(bytes[start...], isLast, &output) : run(bytes[start...], isLast, &output)
      if taken == 0 { break }
      start += taken
      takenByteCount += taken
    }
    return start
  }

  /// Reads an escape sequence; 0 where it may go on in what follows.
  private func switchMode(
    _ bytes: UnsafeBufferPointer<UInt8>.SubSequence, _ isLast: Bool, _ output: inout [UInt8]
  ) -> Int {
    let rest = bytes.dropFirst()
    if let known = EscapedTranscoder.sequences.first(where: { rest.starts(with: $0.bytes) }) {
      mode = known.mode
      return 1 + known.bytes.count
    }
    if !isLast, rest.count < 3, EscapedTranscoder.sequences.contains(where: { $0.bytes.starts(with: rest) }) {
      return 0
    }
    replace(at: takenByteCount, &output)
    return 1
  }

  /// Reads letters up to the next escape sequence or control character, or such characters.
  private func run(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence, _ isLast: Bool, _ output: inout [UInt8]) -> Int {
    guard bytes[bytes.startIndex] < 0x80 else {
      replace(at: takenByteCount, &output)
      return 1
    }
    var run = bytes.prefix { mode == .ascii ? $0 < 0x80 && $0 != EscapedTranscoder.escape : 0x21...0x7E ~= $0 }
    if mode == .ascii {
      output.append(contentsOf: run)
      return run.count
    }
    if run.isEmpty {
      // Lines begin in ASCII (RFC 1468), also where the escape sequence that should say so was lost.
      let controls = bytes.prefix { $0 <= 0x20 && $0 != EscapedTranscoder.escape || $0 == 0x7F }
      if controls.contains(0x0A) { mode = .ascii }
      output.append(contentsOf: controls)
      return controls.count
    }
    guard mode != .katakana else {
      feed(run.flatMap { [0x8E, $0 | 0x80] }, stride: (1, 2), &output)
      return run.count
    }
    if run.count % 2 == 1, run.endIndex == bytes.endIndex, !isLast { run = run.dropLast() }
    let pairs = run.count % 2 == 0 ? run : run.dropLast()
    if mode == .jisX0208 {
      feed(pairs.map { $0 | 0x80 }, stride: (2, 2), &output)
    } else {
      var extended: [UInt8] = []
      for index in stride(from: pairs.startIndex, to: pairs.endIndex, by: 2) {
        extended += [0x8F, pairs[index] | 0x80, pairs[index + 1] | 0x80]
      }
      feed(extended, stride: (2, 3), &output)
    }
    if pairs.count < run.count { replace(at: takenByteCount + pairs.count, &output) }
    return run.count
  }

  /// Gives EUC-JP to the tables; the stride tells how many bytes here became how many there.
  private func feed(_ bytes: [UInt8], stride: (here: Int, there: Int), _ output: inout [UInt8]) {
    let before = inner.replacementCount
    let hadNone = inner.firstReplacementOffset == nil
    let count = bytes.withUnsafeBufferPointer { inner.transcode($0, isLast: true, into: &output) }
    replacementCount += inner.replacementCount - before
    if hadNone, let offset = inner.firstReplacementOffset {
      let here = takenByteCount + (offset - innerByteCount) / stride.there * stride.here
      firstReplacementOffset = firstReplacementOffset ?? here
    }
    innerByteCount += count
  }

  private func replace(at offset: Int, _ output: inout [UInt8]) {
    output.append(contentsOf: TextEncoding.replacement)
    replacementCount += 1
    firstReplacementOffset = firstReplacementOffset ?? offset
  }
}
