import GRDB

/// FTS5's list of its segments, the oldest first (`fts5_index.c`: structure record).
struct SegmentList {
  /// The row of the list in FTS5's table of blocks.
  static let row: Int64 = 10

  /// Segments, and levels of them, that FTS5 has at most.
  static let maximumCount = 2000

  private(set) var segments: [Segment] = []

  init() {}

  /// Reads the record: a cookie, the numbers of levels, of segments and of writes, and level by level its segments. Level 0
  /// is the newest; within a level the oldest stand first.
  init(_ record: UnsafeRawBufferPointer) throws(DatabaseError) {
    let bytes = Array(record) + [UInt8](repeating: 0, count: Varint.maximumByteCount)
    let end = record.count
    try bytes.withUnsafeBufferPointer { buffer throws(DatabaseError) in
      guard let start = buffer.baseAddress, end >= 7 else { throw SegmentList.damaged }
      guard start[4] != 0xFF else {
        throw DatabaseError(
          resultCode: .SQLITE_CORRUPT, message: "the segments are of a kind that this program did not write")
      }
      var offset = 4
      func number() throws(DatabaseError) -> Int64 {
        guard offset < end else { throw SegmentList.damaged }
        return Int64(truncatingIfNeeded: Varint.read(start, &offset))
      }
      let levelCount = try number()
      let segmentCount = try number()
      _ = try number()
      let counts = 0...Int64(SegmentList.maximumCount)
      guard counts.contains(levelCount), counts.contains(segmentCount) else {
        throw SegmentList.damaged
      }
      var levels: [[Segment]] = []
      for _ in 0..<levelCount {
        _ = try number()
        let count = try number()
        guard (0...segmentCount).contains(count) else { throw SegmentList.damaged }
        var level: [Segment] = []
        for _ in 0..<count {
          let segment = Segment(id: try number(), firstPage: try number(), lastPage: try number())
          guard (1...0xFFFF).contains(segment.id), segment.firstPage >= 0, segment.lastPage < 1 << 31 else {
            throw SegmentList.damaged
          }
          level.append(segment)
        }
        levels.append(level)
      }
      segments = levels.reversed().flatMap { $0 }
    }
  }

  private static var damaged: DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the list of the segments of the postings is damaged")
  }
}
