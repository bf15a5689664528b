import Glibc

/// Cuts standard input into lines; of a line that is too long nothing is kept.
struct BatchInput {
  /// What the next line is.
  enum Line: Equatable {
    /// The line without its end.
    case bytes(ArraySlice<UInt8>)
    /// A line of more bytes than allowed.
    case tooLong
  }

  /// The longest line taken: with what is put around it, it must fit into the line of a request.
  static let maximumLineBytes = 1_000_000

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  /// Up to where no line end was found.
  private var searched = 0
  private var isSkipping = false
  private var isAtEnd = false
  /// Whether all that has been read has been given, and no more than a part of a line is left.
  private var isUsedUp = true

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Whether more must be read before there is a next line.
  var needsMore: Bool { isUsedUp && !isAtEnd }

  /// Whether every line has been given.
  var isFinished: Bool { isAtEnd && start == buffer.count && !isSkipping }

  /// The next line, or nil where more must be read first, or all lines have been given.
  ///
  /// - Complexity: O(bytes of the line).
  mutating func next() -> Line? {
    let line = found()
    isUsedUp = line == nil
    return line
  }

  private mutating func found() -> Line? {
    while true {
      if let end = lineEnd() {
        let line = buffer[start..<end]
        (start, searched) = (end + 1, end + 1)
        if isSkipping {
          isSkipping = false
          return .tooLong
        }
        return .bytes(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
      }
      searched = buffer.count
      if isAtEnd {
        let rest = buffer[start...]
        start = buffer.count
        if isSkipping {
          isSkipping = false
          return .tooLong
        }
        return rest.isEmpty ? nil : .bytes(rest)
      }
      guard buffer.count - start > Self.maximumLineBytes else { return nil }
      isSkipping = true
      start = buffer.count
    }
  }

  /// Reads what there is, waiting if there is nothing.
  mutating func read() throws(InputError) {
    if start > 0 {
      buffer.removeSubrange(..<start)
      (start, searched) = (0, searched - start)
    }
    if isSkipping {
      buffer.removeAll(keepingCapacity: true)
      searched = 0
    }
    isUsedUp = false
    var code: Int32 = 0
    var count = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { room, filled in
      count = Glibc.read(descriptor, room.baseAddress, room.count)
      if count < 0 { code = errno }
      filled = max(0, count)
    }
    buffer += chunk
    if count == 0 { isAtEnd = true }
    if code != 0, code != EINTR, code != EAGAIN { throw InputError(code: code) }
  }

  /// Where the next line ends.
  private func lineEnd() -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard searched < bytes.count, let base = bytes.baseAddress,
        let end = memchr(base + searched, 0x0A, bytes.count - searched)
      else { return nil }
      return UnsafeRawPointer(end) - base
    }
  }
}
