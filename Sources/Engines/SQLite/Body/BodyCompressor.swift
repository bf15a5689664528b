import CZstd

/// Makes of bodies the zstd frames that a shard holds (RFC 8878): with their size, a checksum and, if there is one, the
/// dictionary's number.
///
/// Confined to one thread at a time.
final class BodyCompressor {
  /// Where higher levels save little more: on prose, level 9 takes seven times as long for a tenth less.
  static let level: Int32 = 3

  /// zstd's `ZSTD_CCtx`; nil if there was no memory for it.
  private let context: OpaquePointer?
  private var buffer: [UInt8] = []

  init() {
    context = ZSTD_createCCtx()
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, BodyCompressor.level)
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit { ZSTD_freeCCtx(context) }

  /// The frame of a body; nil if there is no memory for it.
  func frame(of body: String, with dictionary: BodyDictionary?) -> [UInt8]? {
    guard let context, ZSTD_isError(ZSTD_CCtx_refCDict(context, dictionary?.digest)) == 0 else { return nil }
    var body = body
    return body.withUTF8 { bytes in
      let bound = ZSTD_compressBound(bytes.count)
      if buffer.count < bound { buffer = [UInt8](repeating: 0, count: bound) }
      let byteCount = ZSTD_compress2(context, &buffer, buffer.count, bytes.baseAddress, bytes.count)
      return ZSTD_isError(byteCount) == 0 ? Array(buffer[..<byteCount]) : nil
    }
  }
}
