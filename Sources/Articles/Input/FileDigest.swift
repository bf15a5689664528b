import CXXHash

/// The 128-bit hash of a file's bytes: XXH3 (Yann Collet's xxHash). It tells whether a file has changed, not who changed it.
public struct FileDigest: Hashable, Sendable {
  /// Sixteen bytes, the high half first.
  public let bytes: [UInt8]

  /// Takes bytes that were kept.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// Hashes the bytes of a file that was read.
  init(of bytes: [UInt8]) {
    self.bytes = FileDigest.bytes(of: bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) })
  }

  /// Reads what a source has to give, up to a number of bytes.
  ///
  /// - Complexity: O(bytes), in constant memory.
  init(of source: FileSource, _ maximumByteCount: Int) throws(ArticleError) {
    guard let state = XXH3_createState() else { throw .damaged(reason: "there is no memory to hash it in") }
    defer { XXH3_freeState(state) }
    XXH3_128bits_reset(state)
    let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: InputStream.blockByteCount)
    defer { block.deallocate() }
    var rest = maximumByteCount
    while rest > 0 {
      let count = try source.read(into: UnsafeMutableBufferPointer(rebasing: block[..<min(rest, block.count)]))
      if count == 0 { break }
      XXH3_128bits_update(state, block.baseAddress, count)
      rest -= count
    }
    bytes = FileDigest.bytes(of: XXH3_128bits_digest(state))
  }

  private static func bytes(of hash: XXH128_hash_t) -> [UInt8] {
    [hash.high64, hash.low64].flatMap { half in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: half >> UInt64($0)) }
    }
  }
}
