import CLibArchive

/// What a compressed file holds, decompressed by libarchive as it is read.
final class DecompressedSource: ByteSource {
  /// What libarchive reads from: it keeps a pointer to this.
  private final class Feed {
    let source: any ByteSource
    let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: InputStream.blockByteCount)
    var error: ArticleError?

    init(_ source: any ByteSource) { self.source = source }

    deinit { block.deallocate() }

    /// Some bytes; -1 where there was an error, which is kept.
    func fill() -> Int {
      do throws(ArticleError) {
        return try source.read(into: block)
      } catch {
        self.error = error
        return -1
      }
    }
  }

  private let feed: Feed
  private let archive: OpaquePointer
  private var isEmpty = false

  var fileByteCount: Int { feed.source.fileByteCount }

  init(_ source: any ByteSource, _ compression: Compression) throws(ArticleError) {
    feed = Feed(source)
    guard let archive = archive_read_new() else { throw .damaged(reason: "there is no memory to decompress it in") }
    self.archive = archive
    _ =
      switch compression {
      case .gzip: archive_read_support_filter_gzip(archive)
      case .xz: archive_read_support_filter_xz(archive)
      case .zstandard: archive_read_support_filter_zstd(archive)
      }
    archive_read_support_format_raw(archive)
    archive_read_support_format_empty(archive)
    let opened = archive_read_open(
      archive, Unmanaged.passUnretained(feed).toOpaque(), nil,
      { _, client, bytes in
        guard let client, let bytes else { return -1 }
        let feed = Unmanaged<Feed>.fromOpaque(client).takeUnretainedValue()
        bytes.pointee = UnsafeRawPointer(feed.block.baseAddress)
        return feed.fill()
      }, nil)
    try check(opened)
    var entry: OpaquePointer?
    let found = archive_read_next_header(archive, &entry)
    isEmpty = found == ARCHIVE_EOF
    if !isEmpty { try check(found) }
    // What libarchive does not take for compressed it would hand out as it is.
    guard archive_filter_code(archive, 0) == compression.filterCode else {
      throw .damaged(reason: "it begins as \(compression) does and does not go on so")
    }
  }

  deinit { archive_read_free(archive) }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ArticleError) -> Int {
    guard !isEmpty else { return 0 }
    while true {
      let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if count != Int(ARCHIVE_RETRY) { try check(Int32(clamping: count)) }
    }
  }

  private func check(_ status: Int32) throws(ArticleError) {
    guard status < ARCHIVE_OK else { return }
    if let error = feed.error { throw error }
    throw .damaged(reason: archive_error_string(archive).map { String(cString: $0) } ?? "it cannot be decompressed")
  }
}

extension Compression {
  /// libarchive's number for it.
  fileprivate var filterCode: Int32 {
    switch self {
    case .gzip: ARCHIVE_FILTER_GZIP
    case .xz: ARCHIVE_FILTER_XZ
    case .zstandard: ARCHIVE_FILTER_ZSTD
    }
  }
}
