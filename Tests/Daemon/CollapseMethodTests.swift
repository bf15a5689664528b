import ShirabeJSON
import ShirabeTestSupport
import Testing

/// `collapseDuplicates` on the wire.
@Suite(.daemon(shards: 3, Reprints.all))
struct CollapseMethodTests {
  private let client: RawClient

  init() throws { client = try RunningDaemon.ofSuite.connect() }

  @Test(arguments: ["newest", "oldest", "relevance"])
  func foldsReprints(sort: String) throws {
    let params: JSON = ["query": "霜", "sort": .string(sort), "collapseDuplicates": true, "fields": ["id"]]
    let result = try client.call("search", params)
    #expect(result["total"] == 14)
    let hits = try #require(result["hits"]?.array)
    #expect(hits.count == 2)
    let report = try #require(hits.first { $0["id"] != "other" })
    #expect(report["duplicates"]?.array?.count == 10)
    #expect(report["duplicateCount"] == 12)
    #expect(hits.first { $0["id"] == "other" }?["duplicates"] == nil)
    switch sort {
    case "newest": #expect(report["id"] == "print-12" && report["duplicates"]?.array?.first == "print-11")
    case "oldest": #expect(report["id"] == "print-0" && report["duplicates"]?.array?.last == "print-10")
    default: break
    }
  }

  @Test func pagesOfHitsThatAreLeft() throws {
    var ids: [JSON?] = []
    for offset in 0..<3 {
      let params: JSON = [
        "query": "霜", "sort": "newest", "collapseDuplicates": true, "offset": JSON(offset), "limit": 1,
      ]
      ids += try client.call("search", params)["hits"]?.array?.map { $0["id"] } ?? []
    }
    #expect(ids == ["print-12", "other"])
    let none = try client.call("search", ["query": "霜", "collapseDuplicates": true, "limit": 0])
    #expect(none["hits"] == [] && none["total"] == 14)
  }

  @Test func similarFoldsToo() throws {
    let hits = try client.call("similar", ["id": "print-3", "collapseDuplicates": true])["hits"]?.array
    #expect(hits?.first?["duplicateCount"] == 11)
  }

  @Test func nothingIsFoldedUnasked() throws {
    for params: JSON in [["query": "霜", "limit": 20], ["query": "霜", "limit": 20, "collapseDuplicates": false]] {
      let hits = try #require(try client.call("search", params)["hits"]?.array)
      #expect(hits.count == 14 && hits.allSatisfy { $0["duplicates"] == nil && $0["duplicateCount"] == nil })
    }
  }
}
