import GRDB

/// Takes levels without segments away from the record of FTS5's segments (see ``SegmentList``).
///
/// Each time that all is merged into one segment, FTS5 puts it a level above all that there were, and takes no level away. A
/// record of more than 2,000 levels it holds for damaged, so an index that is renewed daily would not last (`fts5_index.c` of
/// SQLite 3.40: fts5IndexOptimizeStruct, fts5StructureDecode).
enum SegmentLevels {
  /// So many levels are left: with four segments to a merge, more than those that are ever filled one by one.
  static let keptCount = 16

  /// The record without its lowest levels, as far as they are empty and there are more than ``keptCount``; what stands above
  /// keeps its order. Nil where nothing is to be taken away, and where the record cannot be read.
  static func lowered(_ record: [UInt8]) -> [UInt8]? {
    let padded = record + [UInt8](repeating: 0, count: Varint.maximumByteCount)
    return padded.withUnsafeBufferPointer { buffer -> [UInt8]? in
      guard let start = buffer.baseAddress, record.count >= 7, start[4] != 0xFF else { return nil }
      var offset = 4
      let levelCount = Int(truncatingIfNeeded: Varint.read(start, &offset))
      let counts = offset
      for _ in 0..<2 { _ = Varint.read(start, &offset) }
      guard (keptCount + 1...SegmentList.maximumCount).contains(levelCount) else { return nil }
      // An empty level that is no part of a merge is two zeros.
      var dropped = 0
      while levelCount - dropped > keptCount, offset + 2 * dropped + 2 <= record.count,
        start[offset + 2 * dropped] == 0, start[offset + 2 * dropped + 1] == 0
      {
        dropped += 1
      }
      guard dropped > 0 else { return nil }
      let left = levelCount - dropped
      let number = left < 0x80 ? [UInt8(left)] : [UInt8(0x80 | left >> 7), UInt8(left & 0x7F)]
      return Array(record[..<4]) + number + Array(record[counts..<offset]) + Array(record[(offset + 2 * dropped)...])
    }
  }

  /// The segments that a record tells of, the oldest first.
  static func segments(_ record: [UInt8]) throws(DatabaseError) -> [Segment] {
    let outcome = record.withUnsafeBytes { bytes in
      Result { () throws(DatabaseError) in try SegmentList(bytes).segments }
    }
    return try outcome.get()
  }
}
