import Glibc

/// Cuts a file into lines at line feeds, holding one block and one line at most.
struct LineReader {
  /// A line without its line feed.
  struct Line {
    /// Counted from 1.
    let number: Int
    /// Where it begins, in bytes from the start of the file.
    let byteOffset: Int
    /// Its bytes; nil where it was longer than allowed and has been stepped over.
    let bytes: ArraySlice<UInt8>?

    /// Whether nothing but JSON's white space stands in it.
    var isBlank: Bool {
      bytes?.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } ?? false
    }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let stream: InputStream
  private let maximumLineByteCount: Int
  private var buffer: [UInt8]
  /// What of the buffer is read but not yet given out.
  private var pending = 0..<0
  private var lineCount = 0
  private var isAtEnd = false

  /// How many bytes of the file the lines given out took, line feeds included.
  private(set) var consumedByteCount = 0

  /// How many bytes of memory the lines are read into.
  var heldByteCount: Int { buffer.count }

  /// After the line given out last.
  var position: LoadPosition { LoadPosition(lineCount: lineCount, byteOffset: consumedByteCount) }

  /// Makes a reader of a stream, which stands at the position.
  init(
    _ stream: InputStream, maximumLineByteCount: Int,
    from position: LoadPosition = LoadPosition(lineCount: 0, byteOffset: 0)
  ) {
    self.stream = stream
    lineCount = position.lineCount
    consumedByteCount = position.byteOffset
    self.maximumLineByteCount = maximumLineByteCount
    buffer = [UInt8](repeating: 0, count: InputStream.blockByteCount)
  }

  /// The next line; nil at the end of the file. A byte order mark before the first is dropped.
  mutating func next() throws(ArticleError) -> Line? {
    var searched = 0
    while true {
      if let end = lineFeed(from: pending.lowerBound + searched) { return take(upTo: end, lineFeedCount: 1) }
      if isAtEnd { return pending.isEmpty ? nil : take(upTo: pending.upperBound, lineFeedCount: 0) }
      searched = pending.count
      // The three bytes are for a byte order mark, which is no part of the line.
      if searched > maximumLineByteCount + 3 { return try stepOverLine() }
      try fill()
    }
  }

  private func lineFeed(from start: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard start < pending.upperBound, let base = bytes.baseAddress,
        let found = memchr(base + start, 0x0A, pending.upperBound - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  private mutating func take(upTo end: Int, lineFeedCount: Int) -> Line {
    var bytes = buffer[pending.lowerBound..<end]
    var byteOffset = consumedByteCount
    if lineCount == 0, bytes.starts(with: LineReader.byteOrderMark) {
      bytes = bytes.dropFirst(3)
      byteOffset += 3
    }
    lineCount += 1
    consumedByteCount += end + lineFeedCount - pending.lowerBound
    pending = end + lineFeedCount..<pending.upperBound
    return Line(
      number: lineCount, byteOffset: byteOffset, bytes: bytes.count <= maximumLineByteCount ? bytes : nil)
  }

  /// Reads on to the next line feed and throws away what is before it.
  private mutating func stepOverLine() throws(ArticleError) -> Line {
    let byteOffset = consumedByteCount
    lineCount += 1
    repeat {
      consumedByteCount += pending.count
      pending = 0..<0
      try fill()
      if let end = lineFeed(from: pending.lowerBound) {
        consumedByteCount += end + 1 - pending.lowerBound
        pending = end + 1..<pending.upperBound
        break
      }
    } while !isAtEnd
    return Line(number: lineCount, byteOffset: byteOffset, bytes: nil)
  }

  /// Reads another block behind what is pending, which moves to the front of the buffer.
  private mutating func fill() throws(ArticleError) {
    if pending.lowerBound > 0 {
      buffer.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        _ = memmove(base, base + pending.lowerBound, pending.count)
      }
      pending = 0..<pending.count
    }
    if pending.upperBound == buffer.count {
      buffer.append(contentsOf: repeatElement(0, count: buffer.count))
    }
    let filled = pending.upperBound
    let count = try buffer.withUnsafeMutableBufferPointer { bytes throws(ArticleError) in
      try stream.read(into: UnsafeMutableBufferPointer(rebasing: bytes[filled...]))
    }
    pending = 0..<filled + count
    isAtEnd = count == 0
  }
}
