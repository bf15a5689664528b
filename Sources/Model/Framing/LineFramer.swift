/// Cuts a stream of bytes into lines: LF ends a line, a CR before it goes, blank lines are skipped.
///
/// At most `maximumLineBytes` are kept between two chunks; of a longer line nothing is kept, and the next line is read as if
/// it had not been. Every byte is looked at once, however small the chunks are.
public struct LineFramer: Sendable {
  /// What a chunk brought to an end.
  public enum Event: Equatable, Sendable {
    /// A line, without its end.
    case line([UInt8])
    /// A line longer than allowed, told as soon as it is known to be; the rest of it is dropped.
    case overflow
  }

  /// The longest line taken, in bytes before the LF; a change counts for the line that has begun too.
  public var maximumLineBytes: Int
  private var partial: [UInt8] = []
  /// Whether the line that has begun is too long, and its end is awaited.
  private var isSkipping = false

  /// Whether no line has begun, so that the next byte is the first of one.
  public var isEmpty: Bool { partial.isEmpty && !isSkipping }

  /// The bytes that are kept of the line that has begun.
  public var keptByteCount: Int { partial.count }

  /// Makes a framer; a line may have 1 MiB where nothing else is said.
  public init(maximumLineBytes: Int = 1 << 20) { self.maximumLineBytes = maximumLineBytes }

  /// Takes the next bytes and gives the lines they complete, in order.
  ///
  /// - Complexity: O(bytes of the chunk and of the lines it completes).
  public mutating func append(_ chunk: UnsafeBufferPointer<UInt8>) -> [Event] {
    var events: [Event] = []
    var start = 0
    while start < chunk.count {
      let rest = UnsafeBufferPointer(rebasing: chunk[start...])
      let length = rest.firstIndex(of: UInt8(ascii: "\n"))
      if !isSkipping {
        let piece = UnsafeBufferPointer(rebasing: rest[..<(length ?? rest.count)])
        if piece.count <= maximumLineBytes - partial.count {
          partial.append(contentsOf: piece)
        } else {
          partial = []
          isSkipping = true
          events.append(.overflow)
        }
      }
      guard let length else { break }
      start += length + 1
      if isSkipping {
        isSkipping = false
      } else if let line = takeLine() {
        events.append(.line(line))
      }
    }
    return events
  }

  /// Takes the next bytes and gives the lines they complete, in order.
  public mutating func append(_ chunk: [UInt8]) -> [Event] {
    chunk.withUnsafeBufferPointer { append($0) }
  }

  /// Ends the stream and gives the last line where no LF ended it.
  public mutating func finish() -> Event? {
    isSkipping = false
    return takeLine().map(Event.line)
  }

  /// Hands out the collected line without its CR, or nil where it is blank.
  private mutating func takeLine() -> [UInt8]? {
    var line = partial
    partial = []
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    let isBlank = line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
    return isBlank ? nil : line
  }
}
