import ShirabeModel
import ShirabeQuery
import ShirabeTestSupport
import Testing

@Suite struct QueryTextTests {
  @Test(arguments: [
    ("麻薬　対策", "麻薬 対策"),
    ("F-35 ＡＮＤ \"公的 機関\"", "f35 \"公的 機関\""),
    ("a｜（b c）", "a OR b c"),
    ("(a|b) NOT (c d) －e", "(a OR b) -(c d) -e"),
    ("한국은행 「한국은행」 “한 국”", "한국은행 \"한국은행\" \"한 국\""),
    ("F-tran＊ a-b*", "f-tran* a-b*"),
    ("「公的、機関　A B」～８", "\"公的-機関 a b\"~8"),
    ("ｔｉｔｌｅ：憲法 source:「東京 新聞」", "title:憲法 source:\"東京 新聞\""),
    ("tag:「国際 政治」 id:“a\"b c”", "tag:\"国際 政治\" id:“a\"b c”"),
    ("date:>2025-02-28 date:<2025 date:2025..2025", "date:2025-03-01.. date:..2024 date:2025"),
  ])
  func prints(_ query: String, _ text: String) throws {
    #expect(try Query.tree(query).text == text)
  }

  @Test(arguments: 0..<4) func treesAreParsedAsTheyWere(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<1500 {
      let tree = random.tree(operandCount: Int.random(in: 1...8, using: &random))
      let text = tree.text
      #expect(try Query.tree(text) == tree, "\(text)")
    }
  }

  @Test(arguments: 10..<14) func queriesAreReadAgainAsTheyWereRead(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var readCount = 0
    for _ in 0..<5000 {
      let query = random.queryText()
      guard let tree = try? Query.tree(query) else { continue }
      readCount += 1
      #expect(try Query.tree(tree.text) == tree, "\(query) as \(tree.text)")
    }
    #expect(readCount > 1000)
  }

  @Test(arguments: 20..<24) func anythingIsReadOrRefusedAtAPlaceWithinIt(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<5000 {
      let query = random.queryText()
      do throws(QueryError) {
        _ = try Query.read(query, match: .all)
      } catch {
        guard case .unreadable(let offset, let reason) = error else { continue }
        let bytes = query.utf8
        #expect((0...bytes.count).contains(offset) && !reason.isEmpty, "\(query)")
        let index = bytes.index(bytes.startIndex, offsetBy: min(max(offset, 0), bytes.count))
        #expect(index.samePosition(in: query.unicodeScalars) != nil, "\(query): \(offset) is within a code point")
      }
    }
  }
}
