import Foundation
import GRDB
import ShirabeArticles
import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite

/// An index of which all is replaced, over and over.
@Suite struct RenewalTests {
  /// What stays is more than what is replaced, so that the old segment stays at its level when the new one is written.
  @Test func anIndexLastsHoweverOftenItIsRenewed() throws {
    let letters = (0..<2000).compactMap { Unicode.Scalar(0x4E00 + $0) }
    let index = try TemporaryIndex(
      (0..<3).map { number in
        try Article(id: "kept \(number)", body: String(String.UnicodeScalarView(letters.dropFirst(number * 100))))
      })
    let searcher = try index.searcher()
    // FTS5 keeps the record in memory on every connection; this one sees levels go that it knew of.
    let other = try ShardConnection.openToCheck(index.path + "/shard-0.db")
    for number in 1...70 {
      try index.add([Article(id: "a", body: "灯台の記録 第\(number)版")])
      try #require(try searcher.ids("第\(number)版") == ["a"])
      try #require(try searcher.ids("第\(number - 1)版") == [])
      guard number % 6 == 0 else { continue }
      try other.queue.inDatabase {
        try $0.execute(sql: "INSERT INTO posting (posting, rank) VALUES ('integrity-check', 1)")
      }
    }
    #expect(try searcher.ids("灯台") == ["a"])
    try other.queue.close()
    try index.check()
    let record = try DatabaseQueue(path: index.path + "/shard-0.db").read {
      try Data.fetchOne($0, sql: "SELECT block FROM posting_data WHERE id = 10")
    }
    #expect(try #require(record)[4] <= UInt8(SegmentLevels.keptCount + 1), "levels pile up")
  }

  /// Levels as numbers of segments, from the lowest, before and after.
  @Test(
    arguments: [
      (Array(repeating: 0, count: 15) + [1], nil),
      (Array(repeating: 0, count: 16) + [1], Array(repeating: 0, count: 15) + [1]),
      (Array(repeating: 0, count: 200) + [1], Array(repeating: 0, count: 15) + [1]),
      ([2] + Array(repeating: 0, count: 200) + [1], nil),
      (
        Array(repeating: 0, count: 9) + [3] + Array(repeating: 0, count: 190) + [1],
        [3] + Array(repeating: 0, count: 190) + [1]
      ),
    ] as [([Int], [Int]?)])
  func emptyLevelsAreTakenAwayFromBelow(before: [Int], after: [Int]?) {
    #expect(SegmentLevels.lowered(record(before)) == after.map(record))
  }

  @Test(
    arguments: [[], [0, 0, 0, 0, 0, 0, 0], Array(repeating: 0xFF, count: 30), [0, 0, 0, 0, 0x7F, 0, 0]] as [[UInt8]])
  func whatIsNoRecordIsLeftAlone(record: [UInt8]) {
    #expect(SegmentLevels.lowered(record) == nil)
  }

  /// A record with these numbers of segments in its levels, of one page each.
  private func record(_ levels: [Int]) -> [UInt8] {
    let count =
      levels.count < 128 ? [UInt8(levels.count)] : [UInt8(0x80 | levels.count >> 7), UInt8(levels.count & 0x7F)]
    var record = [0, 0, 0, 3] + count + [UInt8(levels.reduce(0, +)), 9]
    for level in levels {
      record += [0, UInt8(level)]
      for id in 0..<level { record += [UInt8(id + 1), 1, 1] }
    }
    return record
  }
}
