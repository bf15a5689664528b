import ShirabeModel
import ShirabeQuery
import Testing

@Suite struct QueryParserTests {
  @Test(arguments: [
    ("麻薬 対策", "(麻薬 対策)"),
    ("麻薬　対策", "(麻薬 対策)"),
    ("麻薬AND対策", "麻薬 and 対策"),
    ("麻薬 AND 対策", "(麻薬 対策)"),
    ("麻薬 and 対策", "(麻薬 and 対策)"),
    ("\"公的 機関\"", "公的 機関"),
    ("“公的機関” 「非公的」", "(公的機関 非公的)"),
    ("A OR B", "[a b]"),
    ("A｜B|C", "[a b c]"),
    ("a b OR c", "[(a b) c]"),
    ("対策 -麻薬", "(対策 !麻薬)"),
    ("対策 －麻薬 NOT 押収", "(対策 !麻薬 !押収)"),
    ("NOT a b", "(b !a)"),
    ("(a OR b) c", "([a b] c)"),
    ("（a ＯＲ b）－（c d）", "([a b] !(c d))"),
    ("大統領(副大統領)", "(大統領 副大統領)"),
    ("F-35 12:30 http://example.org/a", "(f 35 12 30 http example org a)"),
    ("対策 ・・・", "対策"),
    ("a OR ！", "a"),
  ])
  func reads(_ query: String, _ tree: String) throws {
    #expect(try Query.tree(query).written == tree)
  }

  @Test(arguments: [
    ("", 0, "nothing to search for"),
    (" 　", 0, "nothing to search for"),
    ("。、", 0, "nothing to search for"),
    ("\"麻薬", 0, "not closed"),
    ("麻薬 「対策", 7, "not closed"),
    ("a (b", 2, "not closed"),
    ("a b)", 3, "nothing opens"),
    ("-麻薬", 0, "only what not to find"),
    ("麻薬 OR -対策", 10, "only what not to find"),
    ("NOT", 3, "missing"),
    ("麻薬 NOT", 10, "missing"),
    ("NOT a", 0, "only what not to find"),
    ("a OR", 4, "missing"),
    ("OR a", 0, "missing"),
    ("a AND AND b", 6, "missing"),
    ("()", 1, "missing"),
    ("NOT NOT a", 4, "missing"),
  ])
  func refuses(_ query: String, _ offset: Int, _ reason: String) {
    expectUnreadable(query, offset, reason)
  }

  @Test(arguments: [
    String(repeating: "あ", count: 1366),
    Array(repeating: "a", count: 65).joined(separator: " "),
    String(repeating: "(", count: 17) + "a" + String(repeating: ")", count: 17),
  ])
  func keepsToItsBounds(_ query: String) {
    #expect {
      try Query.read(query, match: .all)
    } throws: { error in
      if case QueryError.overLimit? = error as? QueryError { true } else { false }
    }
  }

  @Test func allowsWhatIsWithinBounds() throws {
    var count = 0
    try Query.tree(String(repeating: "あ", count: 1365)).visit { node, _ in count += node.operands.count }
    #expect(count == 1)
    try Query.tree(Array(repeating: "a", count: 64).joined(separator: " ")).visit { node, _ in
      count += node.operands.count
    }
    #expect(count == 65)
    let nested = String(repeating: "(", count: 16) + "a" + String(repeating: ")", count: 16)
    #expect(try Query.tree(nested).written == "a")
  }

  @Test(arguments: [
    ("a b", true), ("a \"b c\"", true), ("a AND b", true), ("a OR b", false), ("a -b", false), ("(a)", false),
    ("a NOT b", false), ("title:a", false), ("date:2025 a", false), ("a｜b", false), ("tran*", true),
    ("\"a b\"~8", true),
    ("12:30", true), ("한국은행", true),
  ])
  func knowsWhatIsPlain(_ query: String, _ isPlain: Bool) throws {
    #expect(try Query.read(query, match: .all).isPlain == isPlain)
  }

  @Test func namesWhatItLeavesOut() throws {
    #expect(try Query.read("対策 ・・・", match: .all).notes == ["left out \"・・・\": it has no letter, word or number"])
    let notes = try Query.read("\"a\"* \"・ b\"~8", match: .all).notes
    #expect(notes.map { $0.prefix(12) } == ["left out \"*\"", "left out \"・\""])
  }
}
