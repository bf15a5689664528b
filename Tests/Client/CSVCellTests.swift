import Testing

@testable import ShirabeTerminal

/// How cells of CSV are written, and that a spreadsheet runs none of those that are to be safe.
struct CSVCellTests {
  static let cells: [(text: String, plain: String, safe: String)] = [
    // What needs nothing.
    ("", "", ""), ("港", "港", "港"), ("a=b", "a=b", "a=b"), ("1+1", "1+1", "1+1"), ("'=1", "'=1", "'=1"),
    ("2026-02-11", "2026-02-11", "2026-02-11"), ("ー-", "ー-", "ー-"), ("−1", "−1", "−1"), ("—", "—", "—"),
    // What RFC 4180 wants in quotation marks, and no more.
    ("a,b", "\"a,b\"", "\"a,b\""), ("a\"b", "\"a\"\"b\"", "\"a\"\"b\""), (" a", "\" a\"", "\" a\""),
    ("a\r\n=b", "\"a\r\n=b\"", "\"a\r\n=b\""),
    // What begins as a formula does.
    ("=1+1", "=1+1", "\"'=1+1\""), ("+1", "+1", "\"'+1\""), ("-1", "-1", "\"'-1\""), ("@a", "@a", "\"'@a\""),
    ("=", "=", "\"'=\""), ("-", "-", "\"'-\""), ("＝1", "＝1", "\"'＝1\""), ("＋81", "＋81", "\"'＋81\""),
    ("－３５度", "－３５度", "\"'－３５度\""), ("＠港", "＠港", "\"'＠港\""),
    (
      "=HYPERLINK(\"http://x/\",\"y\")", "\"=HYPERLINK(\"\"http://x/\"\",\"\"y\"\")\"",
      "\"'=HYPERLINK(\"\"http://x/\"\",\"\"y\"\")\""
    ),
    ("=1\"", "\"=1\"\"\"", "\"'=1\"\"\""),
    // A mark that joins the sign makes no other first character of it.
    ("=\u{301}1", "=\u{301}1", "\"'=\u{301}1\""), ("-\u{FE0F}1", "-\u{FE0F}1", "\"'-\u{FE0F}1\""),
    // What may be cut off before the sign.
    (" =1", "\" =1\"", "\"' =1\""), ("\u{3000}＝1", "\u{3000}＝1", "\"'\u{3000}＝1\""),
    ("\u{A0}@a", "\u{A0}@a", "\"'\u{A0}@a\""),
    ("\u{FEFF}=1", "\u{FEFF}=1", "\"'\u{FEFF}=1\""), ("\u{0}=1", "\u{0}=1", "\"'\u{0}=1\""),
    ("\u{200B}-1", "\u{200B}-1", "\"'\u{200B}-1\""),
    // What may end a cell.
    ("\ta", "\ta", "\"'\ta\""), ("\ra", "\"\ra\"", "\"'\ra\""), ("\na", "\"\na\"", "\"'\na\""),
    ("\r\na", "\"\r\na\"", "\"'\r\na\""), ("\t", "\t", "\"'\t\""),
  ]

  @Test(arguments: cells)
  func isWritten(text: String, plain: String, safe: String) {
    #expect(CSVCell(text).written == plain)
    #expect(CSVCell(safeForSpreadsheets: text).written == safe)
  }
}
