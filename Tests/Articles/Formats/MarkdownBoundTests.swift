import Testing

@testable import ShirabeArticles

/// What Markdown's parser would take too long for becomes text, and nothing else is touched.
@Suite struct MarkdownBoundTests {
  private static func row(_ cell: String, _ count: Int) -> String {
    "|" + String(repeating: cell + "|", count: count) + "\n"
  }

  @Test(arguments: [
    "a <? b ?> <!A b> <![CDATA[c]]>\n",
    "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -\n",
    "> > > a\n> > b\n", "* a\n  * b\n    1. c\n", "[a]: /x 'y'\n\n[a] [a]\n", "|a|b|\n|-|-|\n|c|\n",
    "a\nb\n\n|c|d|\n|:-|-:|\n|e|f|g|\n",
    row("a", 60) + row("-", 60) + String(repeating: row("b", 60), count: 30),
    "```\n" + String(repeating: "a | b\n", count: 400) + "```\n|a|\n|-|\n",
    String(repeating: "- a\n", count: 400) + "- |b|\n  |-|\n", String(repeating: "<?php a ?>\n", count: 100),
  ])
  func `documents that people write are left as they are`(markdown: String) throws {
    #expect(try MarkdownBound.bounded(markdown[...]) == markdown)
  }

  @Test(arguments: [
    (String(repeating: "a <?", count: 17), "a <?", 17), (String(repeating: "a <!A ", count: 17), "a <!A", 17),
    (String(repeating: "a <![CDATA[", count: 17), "a <![CDATA[", 17),
    (String(repeating: "> ", count: 40) + "a", "> > > > > > > >", 1),
    (row("a", 300) + row("-", 300) + "b", "-|-|", 150),
    (row("a", 50) + row("-", 50) + String(repeating: "b\n", count: 400), "a|a", 25),
    (String(repeating: "a\n", count: 300) + "|-|\n", "|-|", 1),
  ])
  func `what is too much is text`(markdown: String, sign: String, count: Int) throws {
    let loaded = try load("a.md", markdown)
    let body = try #require(loaded.articles.first?.body)
    #expect(body.ranges(of: sign).count == count, "\(body.prefix(300))")
  }

  @Test func `addresses are shortened where they are repeated too often, and their texts are read`() throws {
    let image = "[image]: <data:image/png;base64,\(String(repeating: "A", count: 200_000))>\n"
    let text = String(repeating: "[text] and ![see][image].\n\n", count: 200)
    let loaded = try load("a.md", text + image)
    #expect(loaded.refusals.isEmpty)
    #expect(loaded.articles.first?.body.contains("[text] and see.") == true)
    #expect(loaded.articles.first?.body.contains("AAAA") == false)
    #expect(try MarkdownBound.bounded((text + image)[...]).utf8.count < 20_000)
  }
}
