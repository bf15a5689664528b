import ShirabeModel
import ShirabeQuery
import Testing

@Suite struct OperandTests {
  @Test(arguments: [
    ("title:憲法", "title=憲法"),
    ("ｔｉｔｌｅ：憲法", "title=憲法"),
    ("title:憲法:改正", "title=憲法 改正"),
    ("author:\"山田 太郎\" 憲法", "(author=山田 太郎 憲法)"),
    ("source:「東京 新聞」憲法", "(source=東京 新聞 憲法)"),
    ("title:한국은행", "title=한국은행"),
    ("title:\"한국은행\"", "title=한국은행"),
    ("title:AND", "title=and"),
    ("title:トラン*", "title=トラン"),
    ("title:\"tran*\"", "title=tran"),
    ("(title:a|-title:b c)", "[title=a (c !title=b)]"),
    ("tag:政治", "tag=政治"),
    ("tag:「国際 ＵＮ」", "tag=国際 un"),
    ("tag:ドナルド・トランプ", "tag=ドナルドトランプ"),
    ("language:zh-Hant", "language=zh-hant"),
    ("language:ＺＨ", "language=zh"),
    ("id:News/A.txt", "id=News/A.txt"),
    ("id:“記事 \"1\"(a)”", "id=記事 \"1\"(a)"),
    ("id:---", "id=---"),
    ("憲法title:改正", "憲法 title 改正"),
    ("Title:a url:b", "(title a url b)"),
    ("titles:a", "titles a"),
    ("12:30 https://a.example/title:x", "(12 30 https a example title x)"),
    ("\"a\"title:b", "(a title=b)"),
  ])
  func readsFields(_ query: String, _ tree: String) throws {
    #expect(try Query.tree(query).written == tree)
  }

  @Test(arguments: [
    ("date:2025", "2025 to 2025"),
    ("date:2025-09", "2025-09 to 2025-09"),
    ("date:2024-02-29", "2024-02-29 to 2024-02-29"),
    ("date:2025-09..2026-02", "2025-09 to 2026-02"),
    ("date:2025-09..2025", "2025-09 to 2025"),
    ("date:..2026", " to 2026"),
    ("date:2025..", "2025 to "),
    ("date:>=2025-09-01", "2025-09-01 to "),
    ("date:<=2025-09", " to 2025-09"),
    ("date:>2025-12-31", "2026-01-01 to "),
    ("date:>2025-12", "2026-01 to "),
    ("date:>2025", "2026 to "),
    ("date:<2024-03-01", " to 2024-02-29"),
    ("date:<2025-01-01", " to 2024-12-31"),
    ("date:<2025-01", " to 2024-12"),
    ("date:<2025", " to 2024"),
    ("date:\"2025-09\"", "2025-09 to 2025-09"),
    ("ｄａｔｅ：２０２５－０９．．２０２６", "2025-09 to 2026"),
    ("date:＞＝２０２５", "2025 to "),
  ])
  func readsDates(_ query: String, _ range: String) throws {
    #expect(try Query.tree(query).written == "date=" + range)
  }

  @Test(arguments: [
    ("transl*", "transl…"),
    ("ＴＲＡＮＳＬ＊", "transl…"),
    ("F-tran*", "f tran…"),
    ("tran**", "tran…"),
    ("18,5*", "18 5…"),
    ("憲法第9*", "憲法第 9…"),
    ("한국F*", "한국 f…"),
    ("トラン*", "トラン"),
    ("한국*", "한국"),
    ("tran.*", "tran"),
    ("a*b", "a b"),
    ("*tran", "tran"),
    ("\"tran*\"", "tran"),
    ("\"tran\"*", "tran"),
    ("-a* b", "(b !a…)"),
    ("tran* *", "tran…"),
  ])
  func readsStars(_ query: String, _ tree: String) throws {
    #expect(try Query.tree(query).written == tree)
  }

  @Test(arguments: [
    ("\"A B\"~8", "{a | b}8"),
    ("「公的 機関」～８", "{公的 | 機関}8"),
    ("“公的　A-B　機関”~0", "{公的 | a b | 機関}0"),
    ("\"한국 은행\"~1000", "{한국 | 은행}1000"),
    ("\"a a\"~2 b", "({a | a}2 b)"),
    ("\"公的機関\"~8", "公的機関"),
    ("\"・ 公的 。\"~8", "公的"),
    ("-\"a b\"~8 c", "(c !{a | b}8)"),
    ("(\"a b\"~8)", "{a | b}8"),
    ("「東京」～「大阪」", "(東京 大阪)"),
    ("\"a b\" ~8", "(a b 8)"),
    ("\"a b c d e f g h ・\"~8", "{a | b | c | d | e | f | g | h}8"),
  ])
  func readsNearness(_ query: String, _ tree: String) throws {
    #expect(try Query.tree(query).written == tree)
  }

  @Test(
    arguments: [
      ("한국은행", [.chunk]), ("\"한국은행\"", [.quoted]), ("「한국은행」 麻薬", [.quoted, .chunk]), ("a*", [.chunk]),
      ("-\"a\" b", [.chunk, .quoted]), ("\"a b\"~8", [.quoted, .quoted]), ("\"公的機関\"~8", [.quoted]),
      ("title:a", [.chunk]), ("title:\"a\"", [.quoted]), ("author:「a」", [.quoted]), ("tag:a", []),
    ] as [(String, [Operand.Writing])])
  func tellsQuotesApart(_ query: String, _ writings: [Operand.Writing]) throws {
    var found: [Operand.Writing] = []
    try Query.tree(query).visit { node, _ in found += node.operands.map(\.writing) }
    #expect(found == writings)
  }

  @Test(arguments: [
    ("한 국", "(한 국)"), ("한-국", "한 국"), ("韓국", "韓국"), ("日本한국F", "日本한국 f"), ("한국은행", "한국은행"),
  ])
  func readsHangul(_ query: String, _ tree: String) throws {
    #expect(try Query.tree(query).written == tree)
  }

  @Test(arguments: [
    ("title:", 6, "nothing stands after"),
    ("a title: b", 8, "nothing stands after"),
    ("ｔａｇ：", 12, "nothing stands after"),
    ("title:(a b)", 6, "nothing stands after"),
    ("title:\"\"", 6, "at least one letter"),
    ("憲法 source:・・", 14, "at least one letter"),
    ("tag:「、」", 4, "at least one letter"),
    ("language:-", 9, "at least one letter"),
    ("id:\" \"", 3, "at least one letter"),
    ("title:\"憲法", 6, "not closed"),
    ("title:tran*", 10, "whole words"),
    ("title:\"a b\"~8", 11, "within a field"),
    ("\"a b\"~", 6, "from 0 to 1000"),
    ("\"a b\"~1001", 6, "from 0 to 1000"),
    ("\"a b\"~99999999999999999999", 6, "from 0 to 1000"),
    ("\"a b\"~+8", 6, "from 0 to 1000"),
    ("「公的 機関」～８個", 22, "from 0 to 1000"),
    ("date:", 5, "nothing stands after"),
    ("date:yesterday", 5, "2025-09..2026-02"),
    ("a date:2025-13", 7, "not in the calendar"),
    ("date:2025-02-29", 5, "not in the calendar"),
    ("date:2025-9", 5, "not a date"),
    ("date:25", 5, "not a date"),
    ("date:2025-09-01T12:30", 5, "not a date"),
    ("date:2025..2026..2027", 5, "not a date"),
    ("date:2025.2026", 5, "not a date"),
    ("date:..", 5, "no date"),
    ("date:>=", 5, "not a date"),
    ("date:+025", 5, "not a date"),
    ("date:2026..2025", 5, "earlier date first"),
    ("date:>9999", 5, "0000 to 9999"),
    ("date:<0000-01-01", 5, "0000 to 9999"),
  ])
  func refuses(_ query: String, _ offset: Int, _ reason: String) {
    expectUnreadable(query, offset, reason)
  }

  @Test(arguments: [
    "\"a b c d e f g h i\"~8",
    Array(repeating: "tag:a", count: 65).joined(separator: " "),
  ])
  func keepsToItsBounds(_ query: String) {
    #expect {
      try Query.read(query, match: .all)
    } throws: { error in
      if case QueryError.overLimit? = error as? QueryError { true } else { false }
    }
  }
}
