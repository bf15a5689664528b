import Testing

@testable import ShirabeArticles

/// Attributes that are too many are cut out of a tag, and nothing else is touched.
@Suite struct AttributeBoundTests {
  private static func attributes(_ count: Int) -> String { (0..<count).map { " a\($0)='b > c'" }.joined() }

  @Test(arguments: [
    "<p\(attributes(256))>text</p>", "<p a=\"\(String(repeating: "word ", count: 1000))\">text</p>",
    "<script>if (a <b) { \(String(repeating: "c d ", count: 1000)) }</script><p>text",
    "<!-- <p \(String(repeating: "a ", count: 1000)) --><p>text",
    "<style>\(String(repeating: "a <b ", count: 1000))</style>text",
    String(repeating: "<br>", count: 1000), "a < b \(String(repeating: "c ", count: 1000))",
  ])
  func `documents that people write are left as they are`(page: String) {
    #expect(AttributeBound.bounded(page, isXML: false) == page)
  }

  @Test func `what is over the bound is cut out`() {
    let page = "<p\(Self.attributes(300))>text</p>"
    let cut = AttributeBound.bounded(page, isXML: false)
    #expect(cut == "<p\(Self.attributes(256)) >text</p>")
    #expect(AttributeBound.bounded("<![CDATA[\(page)]]>", isXML: true) == "<![CDATA[\(page)]]>")
  }

  @Test func `feeds keep their lines where declarations are blanked`() {
    let feed = "<!DOCTYPE rss [\n<!ATTLIST a b CDATA 'c]'>\n]>\n<rss/>"
    let bounded = XMLBound.bounded(feed)
    #expect(bounded.utf8.count == feed.utf8.count)
    #expect(bounded.hasPrefix("<!DOCTYPE rss [\n "))
    #expect(bounded.hasSuffix("\n]>\n<rss/>"))
    let entities = "<!DOCTYPE rss [<!-- it's --><!ENTITY nbsp '&#160;'>]><rss/>"
    #expect(XMLBound.bounded(entities) == entities)
  }
}
