extension GrowthShape {
  /// Markdown: what its parsers look ahead for, nest, and put in again and again.
  static let markdown = tables + inlines + blocks + references + frontMatter

  private static let tables = [
    GrowthShape("a table of n columns and n one-cell rows") { byteCount in
      let count = max(1, byteCount / 6)
      let columns = "|" + String(repeating: "a|", count: count) + "\n|" + String(repeating: "-|", count: count) + "\n"
      return Array((columns + String(repeating: "a\n", count: count)).utf8)
    },
    GrowthShape("a table of 200 columns and n one-cell rows") { byteCount in
      let columns = "|" + String(repeating: "a|", count: 200) + "\n|" + String(repeating: "-|", count: 200) + "\n"
      return Array((columns + GrowthShape.repeated("a\n", byteCount)).utf8)
    },
    GrowthShape("a row of n cells", "|a|\n|-|\n|", repeating: "b|"),
    GrowthShape("a header of n cells", half: "a|", half: "-|", then: "\n"),
    GrowthShape("n lines before a delimiter row", repeating: "a\n", then: "|-|\n"),
    GrowthShape("n lines before a table", repeating: "a\n", then: "|a|\n|-|\n"),
    GrowthShape("n delimiter rows that fit no header", "a\n", repeating: "|-|-|\n"),
    GrowthShape("n delimiter rows that fit a header", "a|b\n", repeating: "-|-\n"),
    GrowthShape("n tables", repeating: "a|b\n-|-\n"),
    GrowthShape("n tables of rows", repeating: "a|b\n-|-\nc|d\n\n"),
    GrowthShape("n pipes", repeating: "|"),
    GrowthShape("n escaped pipes in a table", "a|b\n-|-\n", repeating: "\\|"),
    GrowthShape("n colons and dashes", "a\n", repeating: ":-"),
    GrowthShape("delimiter rows in quotations", repeating: "> a\n> |-|\n"),
  ]

  private static let inlines =
    [
      "a <?", "a <!A ", "a <![CDATA[", "a <!--", "<", "<a ", "<a b=\"", "<a b=", "</a ", "<a:", "<a@", "[a](", "[a](b",
      "[", "![", "[a](<b", "[a](b \"", "]", "[a][b]", "[a]", "*a _", "*a **a ", "a**b c* ", "*", "*_", "_a __b ", "~a ",
      "~~a ~", "~", "*a~b_c", "`a", "``a `b ", "&", "&a", "&amp;", "\\", "a  \n", "www.", "a<b>", "[a](b (", "![a](b)",
      "[^", "[^a]", "[a", "e\u{301}\u{323}", "\u{3000}", "<b>", "<b><i>a</b>", "]]>", "?>a <?", "<!-- -->",
    ].map { GrowthShape("\"\($0)\" repeated", repeating: $0) }
    + [
      GrowthShape("nested brackets", half: "[", half: "]"),
      GrowthShape("nested images", half: "![", half: "](a)"),
      GrowthShape("nested emphasis", half: "*a **b ", half: " c** d*"),
      GrowthShape("runs of backticks that grow") { byteCount in
        let runs = 1...max(2, Int(Double(2 * byteCount).squareRoot()))
        return Array(runs.map { String(repeating: "`", count: $0) }.joined(separator: "e").utf8)
      },
      GrowthShape("a tag of n attributes", "<a", repeating: " b"),
      GrowthShape("a destination of n brackets", "[a](", repeating: "("),
      GrowthShape("openings and one closing at the end of the text", repeating: "a <?", then: "\n\n?>"),
    ]

  private static let blocks = [
    GrowthShape("n quotations in one line", repeating: "> ", then: "a"),
    GrowthShape("n quotations and n lines", half: "> ", half: "a\n"),
    GrowthShape("n lists in one line", repeating: "* ", then: "a"),
    GrowthShape("n lists and n lines", half: "* ", half: "\n", then: "a"),
    GrowthShape("n lists of numbers in one line", repeating: "1. ", then: "a"),
    GrowthShape("lists that are indented ever deeper, and n blank lines") { byteCount in
      let depth = Int(Double(byteCount / 4).squareRoot())
      let lists = (0..<depth).map { String(repeating: " ", count: 2 * $0) + "* a\n" }.joined()
      return Array((lists + String(repeating: "\n", count: max(0, byteCount - lists.utf8.count))).utf8)
    },
    GrowthShape("n rules in one line", repeating: "* ", then: "\n"),
    GrowthShape("n items", repeating: "* a\n"),
    GrowthShape("n loose items", repeating: "* a\n\n"),
    GrowthShape("n fences", repeating: "```\n"),
    GrowthShape("a fence and n others", "```a\n", repeating: "~~~\n"),
    GrowthShape("n indented lines", repeating: "    a\n\n"),
    GrowthShape("an indented line and n blank ones", "    a\n", repeating: "\n"),
    GrowthShape("n headings", repeating: "# a\n"),
    GrowthShape("n underlined headings", repeating: "a\n-\n"),
    GrowthShape("n lines underlined once", repeating: "a\n", then: "="),
    GrowthShape("a heading that closes n times", "# ", repeating: "# "),
    GrowthShape("n blocks of HTML", repeating: "<div>\n\n"),
    GrowthShape("n spaces", "a", repeating: " ", then: "b"),
    GrowthShape("n tabs", repeating: "\t", then: "a"),
  ]

  private static let references = [
    GrowthShape("n definitions", numbering: { "[a\($0)]: /x\n" }),
    GrowthShape("n definitions of one name", repeating: "[a]: /x\n"),
    GrowthShape("a long definition used n times", "[a]: ", half: "x", half: "[a]\n"),
    GrowthShape("a long address used n times") { byteCount in
      let count = byteCount / 5
      let address = "[a]: " + String(repeating: "x", count: count)
      return Array((address + "\n\n" + String(repeating: "[a]\n", count: count)).utf8)
    },
    GrowthShape("a long title used n times") { byteCount in
      let count = byteCount / 5
      let title = "[a]: x \"" + String(repeating: "y", count: count) + "\"\n\n"
      return Array((title + String(repeating: "[a]\n", count: count)).utf8)
    },
    GrowthShape("a title of n lines used n times") { byteCount in
      let count = byteCount / 6
      let title = "[a]: x \"" + String(repeating: "y\n", count: count) + "\"\n\n"
      return Array((title + String(repeating: "[a]\n", count: count)).utf8)
    },
    GrowthShape("definitions that do not end", repeating: "[a]: <"),
    GrowthShape("definitions without an address", repeating: "[a]:\n"),
    GrowthShape("titles that do not end", repeating: "[a]: b \"\n"),
    GrowthShape("n footnotes", numbering: { "[^\($0)]: a\n\n" }),
    GrowthShape("n footnotes that call the next", numbering: { "[^\($0)]: [^\($0 + 1)]\n\n" }),
    GrowthShape("a footnote called n times", "[^a]: b\n\n", repeating: "[^a]"),
    GrowthShape("n footnotes called once", numbering: { "[^\($0)]\n\n[^\($0)]: a\n\n" }),
  ]

  private static let frontMatter = [
    GrowthShape("n names", "---\n", numbering: { "a\($0): b\n" }, then: "---\nx"),
    GrowthShape("one name n times", "---\n", repeating: "a: b\n", then: "---\nx"),
    GrowthShape("nested sequences", "---\na: ", repeating: "[", then: "\n---\nx"),
    GrowthShape("nested sequences that close", "---\na: ", half: "[", half: "]", then: "\n---\nx"),
    GrowthShape("nested mappings", "---\na: ", repeating: "{a: ", then: "\n---\nx"),
    GrowthShape("n anchors", "---\na: &a b\n", repeating: "b: *a\n", then: "---\nx"),
    GrowthShape(
      "anchors of anchors", "---\na0: &a0 [b]\n", numbering: { "a\($0 + 1): &a\($0 + 1) [*a\($0), *a\($0)]\n" },
      then: "---\nx"),
    GrowthShape("n tags", "---\ntags: [", repeating: "a, ", then: "]\n---\nx"),
    GrowthShape("n other tags", "---\ntags: [", numbering: { "a\($0), " }, then: "]\n---\nx"),
    GrowthShape("dashes that nest", "---\na:\n", repeating: "- ", then: "\n---\nx"),
    GrowthShape("question marks", "---\n", repeating: "? ", then: "\n---\nx"),
    GrowthShape("a text in quotes", "---\na: \"", repeating: "\\u0041", then: "\"\n---\nx"),
    GrowthShape("front matter without an end", "---\n", repeating: "a: b\n"),
    GrowthShape("lines of dashes", repeating: "---\n"),
  ]
}
