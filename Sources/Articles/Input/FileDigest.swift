import CXXHash

/// The 128-bit hash of a file's bytes: XXH3 (Yann Collet's xxHash). It tells whether a file has changed, not who changed it.
public struct FileDigest: Hashable, Sendable {
  /// Sixteen bytes, the high half first.
  public let bytes: [UInt8]

  /// Takes bytes that were kept.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a file as it is, compressed or not.
  ///
  /// - Parameter maximumByteCount: How much of it to read from its beginning; all where none is said.
  /// - Complexity: O(bytes), in constant memory.
  public init(of file: InputFile, maximumByteCount: Int = .max) throws(Refusal) {
    do throws(ArticleError) {
      bytes = try FileDigest.digest(try FileSource(path: file.path, rule: file.rule), maximumByteCount)
    } catch {
      throw Refusal(origin: Origin(path: file.path), error: error)
    }
  }

  /// Hashes the bytes of a file that was read.
  init(of bytes: [UInt8]) {
    self.bytes = FileDigest.bytes(of: bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) })
  }

  private static func digest(_ source: FileSource, _ maximumByteCount: Int) throws(ArticleError) -> [UInt8] {
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
    return FileDigest.bytes(of: XXH3_128bits_digest(state))
  }

  private static func bytes(of hash: XXH128_hash_t) -> [UInt8] {
    [hash.high64, hash.low64].flatMap { half in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: half >> UInt64($0)) }
    }
  }
}
