/// An open file, read in blocks from start to end and closed when it is let go; what is compressed is decompressed.
final class InputStream {
  /// How much is asked of the system at once.
  static let blockByteCount = 256 << 10

  private var source: any ByteSource
  /// The file itself.
  let plainFile: FileSource
  private var transcoded: TranscodedSource?
  /// Whether the bytes are those of the file as it is.
  private(set) var isPlain = true

  /// How many bytes of the file itself have been read.
  var fileByteCount: Int { source.fileByteCount }

  /// Opens the file. Compression is told by how the file begins, whatever its name.
  ///
  /// - Parameters:
  ///   - rule: What may stand there.
  ///   - isInterrupted: Asked while another process is waited for.
  init(
    path: String, rule: OpeningRule = .anything, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(ArticleError) {
    let plain = try FileSource(path: path, rule: rule, isInterrupted: isInterrupted)
    plainFile = plain
    let file = PeekedSource(plain)
    source = file
    if let compression = Compression(mark: try file.peek(Compression.markByteCount)) {
      source = try compression == .gzip ? GzipSource(file) : DecompressedSource(file, compression)
      isPlain = false
    }
  }

  /// The file as it was opened already, which is handed over, or opened now.
  static func taking(_ opened: inout InputStream?, path: String) throws(ArticleError) -> InputStream {
    if let stream = opened {
      opened = nil
      return stream
    }
    return try InputStream(path: path)
  }

  /// From here on gives the text in UTF-8: of what the user says it is in, else of UTF-16 where it begins with that mark. What is
  /// UTF-8 already is left as it is, bad bytes and all.
  func transcode(said: TextEncoding?) throws(ArticleError) {
    let peeked = PeekedSource(source)
    let mark = ByteOrderMark(try peeked.peek(3))
    source = peeked
    guard let encoding = ByteOrderMark.encoding(said: said, mark: mark), encoding != .utf8 else { return }
    let transcoded = try TranscodedSource(peeked, from: encoding)
    source = transcoded
    self.transcoded = transcoded
    isPlain = false
  }

  /// What could not be transcoded so far; nil where all could.
  var replacements: Warning.Replacements? {
    guard let transcoded, let offset = transcoded.firstReplacementOffset else { return nil }
    return Warning.Replacements(
      encoding: transcoded.encoding, count: transcoded.replacementCount, firstByteOffset: offset)
  }

  /// Reads some bytes; 0 at the end of the file.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ArticleError) -> Int {
    try source.read(into: buffer)
  }

  /// The next bytes, fewer only where the file ends; they stay to be read.
  func peek(_ byteCount: Int) throws(ArticleError) -> ArraySlice<UInt8> {
    let peeked = PeekedSource(source)
    source = peeked
    return try peeked.peek(byteCount)
  }

  /// Passes over so many bytes, or over all where there are fewer.
  ///
  /// - Complexity: O(1) in a plain file, O(bytes) in one that is decompressed or transcoded.
  func skip(_ byteCount: Int) throws(ArticleError) {
    guard byteCount > 0 else { return }
    if isPlain, plainFile.seek(to: byteCount) {
      source = plainFile
      return
    }
    let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: InputStream.blockByteCount)
    defer { block.deallocate() }
    var rest = byteCount
    while rest > 0 {
      let count = try read(into: UnsafeMutableBufferPointer(rebasing: block[..<min(rest, block.count)]))
      if count == 0 { return }
      rest -= count
    }
  }

  /// Reads the whole file, holding no more than the maximum and a block.
  func readAll(maximumByteCount: Int) throws(ArticleError) -> [UInt8] {
    var bytes: [UInt8] = []
    let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: InputStream.blockByteCount)
    defer { block.deallocate() }
    while true {
      let count = try read(into: block)
      if count == 0 { return bytes }
      guard bytes.count + count <= maximumByteCount else { throw .tooLong(maximumByteCount: maximumByteCount) }
      try ProcessorTimeLimit.check()
      bytes.append(contentsOf: block[..<count])
    }
  }
}
