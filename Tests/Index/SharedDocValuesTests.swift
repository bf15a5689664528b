import ShirabeArticles
import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite

/// What searches that see different states of a shard share of its articles.
@Suite struct SharedDocValuesTests {
  /// Whoever reads newer rows first does not see those that are gone by then; a search that still sees them must not miss them.
  @Test func aSearchOfAnEarlierStateKnowsItsOwnArticles() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "灯台")])
    let path = index.path + "/shard-0.db"
    func reader() throws -> ShardReader {
      try ShardReader(
        try ShardConnection.openToRead(path), path: path, columns: SharedDocValues(), signatures: SharedDocValues())
    }
    let (early, late) = (try reader(), try reader())
    try early.begin()
    let first = early.columns
    try index.add([Article(id: "b", body: "灯台の光")])
    try early.begin()
    let state = early.state
    early.end()
    try index.add([Article(id: "b", body: "灯台の光と影")])
    try late.begin()
    late.end()
    #expect(late.columns.places.rows.filter { $0 > 0 } == [1, 3] && state.lastRow == 2)
    // It is asked to go on from what it had itself, not from what lacks its row.
    var asked: [UInt32] = []
    let fresh = SharedDocValues<DocValues>()
    fresh.renew(by: late.columns)
    _ = fresh.upTo(state, own: first) { columns in
      asked = columns.places.rows.filter { $0 > 0 }
      columns.append(row: 2, tokens: 4, publishedOrder: nil, id: "b")
    }
    #expect(asked == [1])
    #expect(fresh.upTo(late.state, own: first) { _ in Issue.record("all is known") }.tokens(row: 3) == 6)
  }
}
