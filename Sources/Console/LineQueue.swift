import DequeModule

/// Lines that wait to be written, no more than so many bytes of them: what finds no room is dropped and counted.
///
/// A line, the notice, says how many were dropped, in the place where they are missing. Once lines are dropped, no more are
/// taken until half of the room is free, so that a reader who is a little too slow does not get a notice for every line.
struct LineQueue {
  /// A line that waits.
  private struct Line {
    let bytes: [UInt8]
    /// How many dropped lines it speaks for; nil for a line that is no notice.
    let droppedCount: Int?
  }

  /// Lines that are to be written by one call.
  struct Piece {
    fileprivate(set) var bytes: [UInt8] = []
    /// Where each line ends, and how many lines are lost with it.
    fileprivate(set) var ends: [(offset: Int, lineCount: Int)] = []

    /// How many lines are lost where no more than the first bytes were written.
    func lineCount(lostAfter offset: Int) -> Int {
      ends.reduce(0) { $0 + ($1.offset > offset ? $1.lineCount : 0) }
    }

    /// Whether a line ends after so many bytes.
    func hasEnd(at offset: Int) -> Bool { offset == 0 || ends.contains { $0.offset == offset } }
  }

  /// What a line costs in memory besides its bytes: the head of an array, and its place here.
  static let lineOverhead = 64

  private let maximumByteCount: Int
  /// Makes the line that says how many were dropped.
  private let notice: @Sendable (Int) -> [UInt8]
  private var lines: Deque<Line> = []
  /// What the lines cost together.
  private var byteCount = 0
  private var droppedCount = 0
  /// Whether the last that was taken out was lost, so that a notice would be lost as well.
  private var isFailing = false

  init(maximumByteCount: Int, notice: @escaping @Sendable (Int) -> [UInt8]) {
    self.maximumByteCount = maximumByteCount
    self.notice = notice
  }

  /// Whether nothing waits, not even a notice.
  var isEmpty: Bool { lines.isEmpty && (droppedCount == 0 || isFailing) }

  /// Takes a line in, or drops it.
  mutating func append(_ bytes: [UInt8]) {
    let cost = bytes.count + LineQueue.lineOverhead
    guard byteCount + cost <= maximumByteCount, droppedCount == 0 || byteCount * 2 <= maximumByteCount else {
      droppedCount += 1
      return
    }
    isFailing = false
    appendNotice()
    lines.append(Line(bytes: bytes, droppedCount: nil))
    byteCount += cost
  }

  /// Takes out the next lines, as many as fit into so many bytes, but one at least; nil where nothing waits.
  mutating func takePiece(atMost pieceByteCount: Int) -> Piece? {
    if lines.isEmpty, !isFailing { appendNotice() }
    guard !lines.isEmpty else { return nil }
    var piece = Piece()
    while let line = lines.first, piece.ends.isEmpty || piece.bytes.count + line.bytes.count <= pieceByteCount {
      lines.removeFirst()
      byteCount -= line.bytes.count + LineQueue.lineOverhead
      piece.bytes += line.bytes
      piece.ends.append((piece.bytes.count, line.droppedCount ?? 1))
    }
    return piece
  }

  /// Counts lines that were taken out and could not be written. They are told with the next line that is taken in.
  mutating func countLost(_ lineCount: Int) {
    droppedCount += lineCount
    isFailing = true
  }

  /// Has the dropped lines told, if there are any.
  private mutating func appendNotice() {
    guard droppedCount > 0 else { return }
    let line = Line(bytes: notice(droppedCount), droppedCount: droppedCount)
    lines.append(line)
    byteCount += line.bytes.count + LineQueue.lineOverhead
    droppedCount = 0
  }
}
