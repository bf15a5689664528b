import CZlib

/// What a gzip file (RFC 1952) holds, decompressed by zlib as it is read: libarchive would not compare the checksums.
final class GzipSource: ByteSource {
  private static let windowBits: Int32 = 15
  /// Added to the bits of the window where the stream has gzip's header and checksum (zlib.h, `inflateInit2`).
  private static let gzipBits: Int32 = 16

  private let source: any ByteSource
  /// zlib keeps its address.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: InputStream.blockByteCount)
  /// Whether a member has ended and no other has begun.
  private var isBetweenMembers = false
  private var isAtEnd = false

  var fileByteCount: Int { source.fileByteCount }

  init(_ source: any ByteSource) throws(ArticleError) {
    self.source = source
    stream.initialize(to: z_stream())
    let status = inflateInit2_(
      stream, GzipSource.windowBits + GzipSource.gzipBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw .damaged(reason: "there is no memory to decompress it in") }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    block.deallocate()
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ArticleError) -> Int {
    stream.pointee.next_out = buffer.baseAddress
    stream.pointee.avail_out = UInt32(clamping: buffer.count)
    let room = stream.pointee.avail_out
    while !isAtEnd, stream.pointee.avail_out == room {
      if stream.pointee.avail_in == 0 { try fill() }
      if isBetweenMembers { try beginMember() }
      guard !isAtEnd else { break }
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END: isBetweenMembers = true
      default:
        throw .damaged(reason: stream.pointee.msg.map { String(cString: $0) } ?? "it cannot be decompressed")
      }
    }
    return Int(room - stream.pointee.avail_out)
  }

  private func fill() throws(ArticleError) {
    let count = try source.read(into: block)
    stream.pointee.next_in = block.baseAddress
    stream.pointee.avail_in = UInt32(clamping: count)
    guard count == 0 else { return }
    guard isBetweenMembers else { throw .damaged(reason: "it ends before what is compressed in it does") }
    isAtEnd = true
  }

  /// Goes on with the next member; what follows the last and begins as none, such as zeros that fill a tape, is no part of the
  /// file, as for gzip(1).
  private func beginMember() throws(ArticleError) {
    guard !isAtEnd else { return }
    guard stream.pointee.next_in.pointee == 0x1F, inflateReset(stream) == Z_OK else {
      isAtEnd = true
      return
    }
    isBetweenMembers = false
  }
}
