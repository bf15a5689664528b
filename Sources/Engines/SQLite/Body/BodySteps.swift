import CZstd
import GRDB

/// The text of a frame that is unpacked step by step.
///
/// Steps check what reading a frame at once does: that it is whole, as long as it says, and as its checksum says.
struct BodySteps: ~Copyable {
  /// What was unpacked so far.
  private(set) var text = ""

  private let context: OpaquePointer?
  private let byteCount: Int
  private var readByteCount = 0
  private var writtenByteCount = 0
  /// What a step unpacks, after the beginning of a code point that the last one ended in.
  private var buffer: [UInt8]
  private var keptByteCount = 0
  /// A code point has at most so many bytes, without its last.
  private static let maximumKept = 3

  /// - Parameters:
  ///   - dictionary: The digested dictionary that the frame needs; nil for none.
  ///   - byteCount: How long the text is.
  init(_ dictionary: OpaquePointer?, byteCount: Int, stepByteCount: Int) throws(DatabaseError) {
    // Long texts are few, and zstd keeps as much as it looks back in them: megabytes, which go with the text.
    context = ZSTD_createDCtx()
    self.byteCount = byteCount
    buffer = [UInt8](repeating: 0, count: BodySteps.maximumKept + stepByteCount)
    text.reserveCapacity(byteCount)
    let bounds = ZSTD_dParam_getBounds(ZSTD_d_windowLogMax)
    for status in [
      bounds.error, ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, bounds.upperBound),
      ZSTD_DCtx_refDDict(context, dictionary),
    ] where ZSTD_isError(status) != 0 { throw BodyDecompressor.unreadable(status) }
  }

  deinit { ZSTD_freeDCtx(context) }

  /// Unpacks the next stretch of a frame, which has to stay as it is from the first step to the last.
  ///
  /// - Returns: Whether there is more; if not, ``text`` is whole.
  mutating func read(_ frame: UnsafeRawBufferPointer) throws(DatabaseError) -> Bool {
    var source = ZSTD_inBuffer(src: frame.baseAddress, size: frame.count, pos: readByteCount)
    var count = 0
    let room = buffer.count - keptByteCount
    let start = keptByteCount
    let status = buffer.withUnsafeMutableBytes { buffer in
      var target = ZSTD_outBuffer(dst: buffer.baseAddress?.advanced(by: start), size: room, pos: 0)
      defer { count = target.pos }
      return ZSTD_decompressStream(context, &target, &source)
    }
    guard ZSTD_isError(status) == 0 else { throw BodyDecompressor.unreadable(status) }
    let isStuck = count == 0 && source.pos == readByteCount
    readByteCount = source.pos
    writtenByteCount += count
    let isWhole = status == 0
    guard !isStuck, isWhole ? writtenByteCount == byteCount : writtenByteCount <= byteCount else {
      throw BodyDecompressor.damage("ends where it should not")
    }
    append(keptByteCount + count, isWhole: isWhole)
    return !isWhole
  }

  /// Takes over all of the buffer but a code point that is not whole.
  private mutating func append(_ filled: Int, isWhole: Bool) {
    var end = filled
    if !isWhole {
      let lowest = max(filled - BodySteps.maximumKept, 0)
      if let last = (lowest..<filled).last(where: { buffer[$0] & 0xC0 != 0x80 }), filled < last + width(buffer[last]) {
        end = last
      }
    }
    text += String(decoding: buffer[..<end], as: UTF8.self)
    for place in end..<filled { buffer[place - end] = buffer[place] }
    keptByteCount = filled - end
  }

  /// The bytes of a code point, by its first.
  private func width(_ lead: UInt8) -> Int {
    switch lead {
    case ..<0xC0: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }
}
