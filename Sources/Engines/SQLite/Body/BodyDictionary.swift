import CZstd

/// What the bodies of a shard have in common, so that a short one is compressed nearly as well as a long one.
///
/// Trained once by zstd on the first bodies of the shard, which keeps it in its `dictionary` table (zstd manual, "Dictionary
/// builder API"). Frames name the dictionary that they were made with.
///
/// `@unchecked Sendable`: zstd only reads a digested dictionary once it is made, from any thread.
final class BodyDictionary: @unchecked Sendable {
  /// Bytes of bodies that it is trained on.
  static let sampleByteCount = 2 << 20
  /// So much of one body is looked at, so that no single one fills the samples.
  static let maximumSampleByteCount = 32 << 10
  private static let maximumByteCount = 64 << 10

  /// The number that zstd gave it, never 0.
  let id: UInt32
  /// zstd's `ZSTD_CDict`.
  let digest: OpaquePointer

  /// Digests what the table has, for compression; nil where that is no dictionary.
  init?(_ bytes: [UInt8]) {
    id = ZDICT_getDictID(bytes, bytes.count)
    guard id != 0, let digest = ZSTD_createCDict(bytes, bytes.count, BodyCompressor.level) else { return nil }
    self.digest = digest
  }

  deinit { ZSTD_freeCDict(digest) }

  /// Makes a dictionary of samples, which stand one after the other; nil where they have too little in common.
  ///
  /// - Complexity: O(bytes of the samples), about 0.2 s for ``sampleByteCount``.
  static func train(_ samples: [UInt8], byteCounts: [Int]) -> [UInt8]? {
    var byteCount = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: maximumByteCount) { buffer, count in
      byteCount = ZDICT_trainFromBuffer(
        buffer.baseAddress, buffer.count, samples, byteCounts, UInt32(truncatingIfNeeded: byteCounts.count))
      count = ZDICT_isError(byteCount) == 0 ? byteCount : 0
    }
    return bytes.isEmpty ? nil : bytes
  }
}
