import Foundation
import GRDB
import ShirabeArticles
import ShirabePassages
import ShirabeQuery
import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite

/// The posting lists as they are read from the segments, against what FTS5 itself says of them.
@Suite struct PostingReaderTests {
  @Test(arguments: [UInt64(1), 2, 3])
  func readsWhatFTS5Reads(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    // Small batches make many segments; what is replaced and removed leaves marks in them.
    let index = try TemporaryIndex()
    try index.add(try random.articles(300), batchByteCount: 2000)
    try index.add(try random.articles(40), batchByteCount: 700)
    try index.remove((0..<60).map { _ in "a\(Int.random(in: 0..<300, using: &random))" })
    try index.add(try random.articles(20, idPrefix: "b"), batchByteCount: 300)
    #expect(try expectSame(index) > 5000)
  }

  @Test func readsListsOfManyPages() throws {
    var random = SplitMix64(seed: 4)
    var articles = try (0..<6000).map { try Article(id: "\($0)", title: "の", body: "の日の" + random.prose(3)) }
    // The positions of one term alone fill several pages.
    articles.insert(try Article(id: "long", body: String(repeating: "の日", count: 12_000)), at: 3000)
    #expect(try expectSame(try TemporaryIndex(articles)) > 30_000)
  }

  @Test func anEmptyIndexHasNoTerm() throws {
    let index = try TemporaryIndex()
    try index.add([])
    #expect(try expectSame(index) == 0)
  }

  private func expectSame(_ index: TemporaryIndex) throws -> Int {
    try PostingReaderTests.expectSame(index)
  }

  /// Compares every term of the index with what FTS5 says; returns how many positions were compared.
  ///
  /// - Parameter lastRow: The highest row of the table; nil for what the shard says.
  static func expectSame(_ index: TemporaryIndex, lastRow: Int64? = nil) throws -> Int {
    let shard = try ShardConnection.openToRead(index.path + "/shard-0.db")
    return try shard.queue.inDatabase { database in
      try database.execute(
        sql: """
          PRAGMA query_only = OFF;
          CREATE VIRTUAL TABLE temp.instance USING fts5vocab('main', 'posting', 'instance')
          """)
      var expected: [[UInt8]: [Place]] = [:]
      let rows = try Row.fetchCursor(database, sql: "SELECT CAST(term AS BLOB), doc, col, offset FROM temp.instance")
      while let row = try rows.next() {
        let column: String = row[2]
        let base = column == "body" ? Positions.bodyBase : 0
        expected[Array(row[0] as Data), default: []].append(Place(row: row[1], position: base + (row[3] as UInt32)))
      }
      let reader = try PostingReader(database, ProgressWatch(database), path: index.path)
      try reader.begin(lastRow: lastRow ?? ShardState(database).lastRow, lastKnownRow: .max)
      for (term, places) in expected {
        #expect(try reader.places(of: term) == places.sorted(), "\(String(decoding: term, as: UTF8.self))")
      }
      for term in ["", "日日日", "zzz", "\u{1}"] where expected[Array(term.utf8)] == nil {
        #expect(try reader.list(of: Array(term.utf8)).count == 0)
      }
      return expected.values.reduce(0) { $0 + $1.count }
    }
  }

  @Test(arguments: [UInt64(1), 2])
  func damageIsAnErrorOrOtherPostings(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let index = try TemporaryIndex(try random.articles(200))
    let path = index.path + "/shard-0.db"
    let intact = try Data(contentsOf: URL(filePath: path))
    var errors = 0
    for _ in 0..<60 {
      try intact.write(to: URL(filePath: path))
      let writer = try ShardConnection.openToWrite(path)
      try writer.queue.write { database in
        let blocks = try Row.fetchAll(database, sql: "SELECT id, block FROM posting_data WHERE id >= 10")
        for _ in 0..<3 {
          guard let row = blocks.randomElement(using: &random), var block = row[1] as Data?, !block.isEmpty else {
            continue
          }
          for _ in 0..<Int.random(in: 1...6, using: &random) {
            block[Int.random(in: 0..<block.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
          }
          if Int.random(in: 0..<8, using: &random) == 0 { block = block.prefix(Int.random(in: 0...20, using: &random)) }
          try database.execute(
            sql: "UPDATE posting_data SET block = ? WHERE id = ?", arguments: [block, row[0] as Int64])
        }
      }
      try writer.queue.close()
      let queue = try DatabaseQueue(path: path)
      try queue.inDatabase { database in
        let reader = try PostingReader(database, ProgressWatch(database), path: path)
        do {
          try reader.begin(lastRow: 200, lastKnownRow: 200)
          for term in ["日", "日本", "cat", "の", "35", "か所", "憲法"] { _ = try reader.places(of: Array(term.utf8)) }
          let phrases = PhrasePostings(reader)
          let president = ["大統", "統領"].map { Array($0.utf8) }
          _ = try phrases.frequencies(of: president)
          for others in [[], ["は"]] {
            let forms = others.compactMap { Phrase($0).map { Form($0, origin: .literal, weight: 1) } }
            let operands = ["大統領", "の"].compactMap { Phrase($0).map { Operand($0, .quoted, others: forms) } }
            let lanes = NearLanes(operands)
            var rows = try phrases.cursors(of: operands, lanes).map(CommonRows.init)
            var pace = WorkPace(.never)
            var starts = [[UInt32]](repeating: [], count: lanes.count)
            var row = try rows?.advance(to: 0, &pace)
            while row != nil {
              _ = try rows?.readStarts(into: &starts, &pace)
              row = try rows?.next(&pace)
            }
          }
        } catch {
          errors += 1
        }
      }
    }
    #expect(errors > 5)
  }
}

/// Where a term stands: a row, and a position as ``Positions`` has it.
private struct Place: Comparable {
  var row: UInt32
  var position: UInt32

  static func < (one: Place, other: Place) -> Bool {
    (one.row, one.position) < (other.row, other.position)
  }
}

extension PostingReader {
  /// All places of a term, in their order; the frequencies must agree with them.
  fileprivate func places(of term: [UInt8]) throws -> [Place] {
    var places: [Place] = []
    for posting in try list(of: term).postings {
      let before = places.count
      let isGood = Positions.forEach(positions, posting) { places.append(Place(row: posting.row, position: $0)) }
      guard isGood, let frequency = Positions.frequency(positions, posting) else { throw damagedPositions }
      let inTitle = places[before...].count { $0.position < Positions.bodyBase }
      #expect(frequency == Frequency(title: UInt32(inTitle), body: UInt32(places.count - before - inTitle)))
    }
    return places
  }
}

/// How many postings are counted from one question whether to go on to the next.
struct PostingStretchTests {
  static let lists: [(byteCount: UInt32, count: Int, stretches: Int)] = [
    (3, 1, 1), (3, 8192, 1), (3, 20_000, 3), (64, 8192, 2),
    // Of eight million positions each one is a stretch.
    (8_000_000, 20, 20), (600_000, 20, 20), (200_000, 20, 7),
  ]

  @Test(arguments: lists)
  func isFewWhereTheyAreLong(byteCount: UInt32, count: Int, stretches: Int) {
    let postings = (0..<count).map { Posting(row: UInt32($0), start: 0, byteCount: byteCount) }
    postings.withUnsafeBufferPointer { postings in
      var (start, found) = (0, 0)
      while start < postings.count {
        let stretch = postings.stretch(from: start, units: Interruption.usualStride)
        #expect(stretch.lowerBound == start && stretch.upperBound > start)
        start = stretch.upperBound
        found += 1
      }
      #expect(start == count && found == stretches)
    }
  }
}
