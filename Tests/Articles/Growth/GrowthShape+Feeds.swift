extension GrowthShape {
  /// Feeds: XML's own devices, and items without end.
  static let feeds = items + markup + declarations

  private static let start = "<rss version=\"2.0\"><channel><title>t</title><item><description>a"
  private static let end = "</description></item></channel></rss>"

  private static let items =
    [
      "<item/>", "<item><title>a</title></item>", "<item><guid>a</guid><title>a</title></item>", "<title>a</title>",
      "<item><description>&lt;b&gt;a</description></item>", "<channel>", "<channel><item/></channel>", "<entry>",
      "<item><item>", "<item><pubDate>2026</pubDate><title>a</title></item>",
    ].map { GrowthShape("\"\($0)\" repeated", "<rss><channel>", repeating: $0, then: "</channel></rss>") }
    + [
      GrowthShape(
        "one item of n authors", "<rss><channel><item>", numbering: { "<author>a\($0)</author>" },
        then: "</item></channel></rss>"),
      GrowthShape(
        "one item of n categories", "<rss><channel><item><title>a</title>",
        numbering: { "<category>a\($0)</category>" }, then: "</item></channel></rss>"),
      GrowthShape(
        "one item of n texts", "<rss><channel><item><title>a</title>", repeating: "<description>&lt;a</description>",
        then: "</item></channel></rss>"),
      GrowthShape("a text of tags", start, repeating: "&lt;div&gt;", then: end),
      GrowthShape("a text of attributes", start + "&lt;p ", numbering: { "a\($0)=b " }, then: "&gt;" + end),
      GrowthShape(
        "an author in brackets", "<rss><channel><item><title>a</title><author>@", repeating: "(",
        then: ")</author></item></channel></rss>"),
    ]

  private static let markup =
    [
      "<a>", "&nbsp;", "&amp;", "& ", "<", "<!--", "<!-- -->", "<![CDATA[", "<![CDATA[a]]>", "]]", "<?a", "<?a?>",
      "&#65;",
      "<a></b>", "<x:a/>", "<!A", "</a>", "&", "<a b=\"&x;\"/>", "<a b='",
    ].map { GrowthShape("\"\($0)\" repeated", start, repeating: $0, then: end) }
    + [
      GrowthShape("n attributes", start + "<a ", numbering: { "a\($0)=\"b\" " }, then: "/>" + end),
      GrowthShape(
        "n namespaces of one element", "<rss ", numbering: { "xmlns:a\($0)=\"b\($0)\" " }, then: "><channel/></rss>"),
      GrowthShape("n namespaces that nest", start, numbering: { "<a xmlns:a\($0)=\"b\($0)\">" }, then: end),
      GrowthShape("n namespaces and n elements") { byteCount in
        let spaces = GrowthShape.numbered(byteCount / 2) { "xmlns:a\($0)=\"b\" " }
        return Array(("<rss " + spaces + ">" + GrowthShape.repeated("<a0:b/>", byteCount / 2) + "</rss>").utf8)
      },
      GrowthShape("a tree and ends of others", start, half: "<a>", half: "</b>", then: end),
      GrowthShape("a long value", start + "<a b=\"", repeating: "c", then: "\"/>" + end),
      GrowthShape("a long name", start + "<", repeating: "a", then: "/>" + end),
    ]

  private static let declarations = [
    GrowthShape("n entities", "<!DOCTYPE rss [", numbering: { "<!ENTITY a\($0) \"b\">" }, then: "]><rss/>"),
    GrowthShape(
      "entities of entities", "<!DOCTYPE rss [", numbering: { "<!ENTITY a\($0) \"&a\($0 + 1);&a\($0 + 1);\">" },
      then: "]><rss><channel><item><title>&a0;</title></item></channel></rss>"),
    GrowthShape(
      "one entity n times", "<!DOCTYPE rss [<!ENTITY a \"\(GrowthShape.repeated("x", 1000))\">]>" + start,
      repeating: "&a;", then: end),
    GrowthShape(
      "n attributes declared", "<!DOCTYPE rss [", numbering: { "<!ATTLIST rss a\($0) CDATA \"b\">" }, then: "]><rss/>"),
    GrowthShape("attributes declared for n elements") { byteCount in
      let names = (0..<Int(Double(byteCount / 4).squareRoot())).map { "a\($0) CDATA \"b\"" }.joined(separator: " ")
      return Array(
        ("<!DOCTYPE rss [<!ATTLIST a \(names)>]><rss>" + GrowthShape.repeated("<a/>", byteCount) + "</rss>").utf8)
    },
    GrowthShape("n elements declared", "<!DOCTYPE rss [", numbering: { "<!ELEMENT a\($0) (b)>" }, then: "]><rss/>"),
    GrowthShape("a model that nests", "<!DOCTYPE rss [<!ELEMENT a ", repeating: "(", then: "]><rss/>"),
    GrowthShape(
      "n ids", "<!DOCTYPE rss [<!ATTLIST a id ID #IMPLIED>]><rss>", numbering: { "<a id=\"i\($0)\"/>" }, then: "</rss>"),
    GrowthShape("n document types", repeating: "<!DOCTYPE a>"),
  ]
}
