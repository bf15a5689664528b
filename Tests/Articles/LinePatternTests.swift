import Testing

@testable import ShirabeArticles

@Suite struct LinePatternTests {
  @Test(arguments: [
    ("SHARE:", "share:", true), ("share:", "  ＳＨＡＲＥ： ", true), ("share:", "SHARE: this", false),
    ("シェア", "ｼｪｱ", true), ("ガギ", "ｶﾞｷﾞ", true), ("ガ", "カ\u{3099}", true), ("ガ", "カ", false),
    ("No Comments", "no\u{A0}  comments\u{200B}", true), ("Follow us on *", "Follow us on X and Mastodon", true),
    ("Follow us on *", "Follow us on foot, he said. We did.", false),
    ("Follow us on *", "Please follow us on X", false),
    ("Follow us on **!", "Follow us on X. Today!", true), ("**(Getty Images)", "The bridge. (Getty Images)", true),
    ("*(AP)", "The bridge (AP)", true), ("*(AP)", "He left. (AP)", false), ("*(AP)", "首相は述べた。(AP)", false),
    ("*(AP)", "\"It opened.\" (AP)", false), ("*(AP)", "橋が開いた‼(AP)", false), ("*(AP)", "3.5 km.p.h (AP)", true),
    ("*(AP)", "Dr. J. Smith (AP)", true), ("{n} Comments", "18,500 comments", true),
    ("{n} Comments", "3 comments", true),
    ("{n} Comments", "３ comments", true), ("{n} Comments", "no comments", false),
    ("{n} Comments", "1,, comments", false),
    ("{n}{n}", "12", false), ("コメント({n}件)", "コメント（０件）", true), ("a*b*c", "aXbYc", true), ("a*b*c", "aXcYb", false),
    ("\\*", "*", true), ("\\*", "x", false), ("\\{n}", "{n}", true), ("\\# x", "# X", true),
  ])
  func `a pattern matches whole lines`(pattern: String, line: String, matches: Bool) throws {
    let pattern = try LinePattern(FoldedLine(pattern[...]).characters)
    #expect(pattern.matches(FoldedLine(line[...])) == matches)
  }

  @Test(arguments: [
    ("*", 1), ("x\n** *", 2), ("{m}", 1), ("# fine\n\na\\", 3), ("[other]", 1),
    (String(repeating: "*x", count: 300), 1),
  ])
  func `a bad pattern is refused with its line`(text: String, line: Int) {
    #expect {
      try Boilerplate(parsing: text, path: "list.txt")
    } throws: { error in
      (error as? LoadError)?.origin == Origin(path: "list.txt", line: line)
    }
  }

  @Test func `many stars take no time`() throws {
    let pattern = try LinePattern(Array(String(repeating: "*a", count: 40) + "b"))
    #expect(!pattern.matches(FoldedLine(String(repeating: "a", count: 150)[...])))
  }
}
