extension GrowthShape {
  /// Pages: elements that nest, that are not closed, that have or are too many of something.
  static let pages = elements + attributes + metadata + signs

  private static let elements =
    [
      "<div>", "<a href=x>a", "<b>a", "<p>a", "<table>", "<table><tr><td>", "<option>", "<b><i><p>a</b>", "<ul><li>",
      "<li>", "<font><p>", "<form>", "<select>", "<body a=b>", "<head>", "<frameset>", "<br>", "<img alt=a>",
      "<dl><dd>",
      "<h1>", "<h1>a</h1>", "<p><div>", "<textarea>", "<plaintext>", "<ruby>a<rt>b", "<ruby><rb>a<rt>b</ruby>", "<rt>",
      "<pre>a", "<pre>\n", "<header>", "<header><p>a", "<article>", "<main>", "<nav>", "<section><p>a</p>", "</p>",
      "<span>", "<title>a", "<time datetime=2026>", "<time datetime=2026 pubdate>", "<object>", "<template>",
      "<div class=share>", "<div class=share><p>a</p>", "<div class=share>a</div>", "<div hidden>",
      "<div itemprop=datePublished>a", "<div itemprop=articleBody>a", "<div role=main>a", "<h1><div class=ad>a",
    ].map { GrowthShape("\"\($0)\" repeated", "<html><body>", repeating: $0) }
    + [
      GrowthShape("tags that close in the wrong order", half: "<div><b>", half: "</div>"),
      GrowthShape("tags that others close", half: "<b>", half: "</i>"),
      GrowthShape("paragraphs in a deep tree", half: "<div>", half: "<p>a</p>"),
      GrowthShape("headings in a deep tree", half: "<div>", half: "<h1>a</h1>"),
      GrowthShape(
        "shares around a long text", repeating: "<div class=share>", then: GrowthShape.repeated("text ", 5000)),
      GrowthShape(
        "shares around links", repeating: "<div class=share>", then: GrowthShape.repeated("<a>text</a> ", 1000)),
      GrowthShape("headers around a text", repeating: "<header>", then: "<p>" + GrowthShape.repeated("text ", 100)),
      GrowthShape("headers one in the other", half: "<header>", half: "<p>a</p>"),
      GrowthShape("names that all differ", numbering: { "<x\($0)>" }),
    ]

  private static let attributes = [
    GrowthShape("n attributes", "<p ", numbering: { "a\($0)=b " }, then: ">a"),
    GrowthShape("n attributes without values", "<p ", numbering: { "a\($0) " }, then: ">a"),
    GrowthShape("n attributes in quotes", "<p ", numbering: { "a\($0)=\"b\"" }, then: ">a"),
    GrowthShape("n attributes with slashes", "<p ", numbering: { "a\($0)/" }, then: ">a"),
    GrowthShape("n attributes without an end", "<p ", numbering: { "a\($0)='b' " }),
    GrowthShape("one attribute n times", "<p ", repeating: "a=b ", then: ">a"),
    GrowthShape("attributes of the one page", numbering: { "<html a\($0)=b>" }),
    GrowthShape("attributes of the one body", "<body>", numbering: { "<body a\($0)=b>" }),
    GrowthShape("n ids", numbering: { "<p id=a\($0)>" }),
    GrowthShape("one id n times", repeating: "<p id=a>"),
    GrowthShape("n names", numbering: { "<a name=a\($0)>" }),
    GrowthShape("a long value", "<p a=\"", repeating: "b", then: "\">a"),
    GrowthShape("a value of references", "<p a=\"", repeating: "&amp;", then: "\">a"),
    GrowthShape("a long class", "<p class=\"", repeating: "b ", then: "\">a"),
    GrowthShape("a long style", "<p style=\"", repeating: "b: c;", then: "\">a"),
    GrowthShape("a long alternative", "<img alt=\"", repeating: "b ", then: "\">a"),
    GrowthShape("values that do not end", repeating: "<p a='"),
    GrowthShape("namespaces", numbering: { "<a xmlns:x\($0)=y>" }),
  ]

  private static let metadata = [
    GrowthShape("n metas", repeating: "<meta name=author content=b>", then: "a"),
    GrowthShape("n tags of the article", numbering: { "<meta property=article:tag content=b\($0)>" }, then: "a"),
    GrowthShape("n keywords", "<meta name=keywords content=\"", repeating: "a,", then: "\">a"),
    GrowthShape("a long title", "<title>", repeating: "a - ", then: "</title>a"),
    GrowthShape(
      "a long title and the site", "<meta property=og:site_name content=b><title>", repeating: "a | b",
      then: "</title>a"),
    GrowthShape(
      "a title of marks and a site", "<meta property=og:site_name content=b><title>a", repeating: "\u{301}",
      then: "</title>a"),
    GrowthShape(
      "a type of marks", "<script type=\"application/ld+json\">{\"@type\":\"a", repeating: "\u{301}",
      then: "\"}</script>a"),
    GrowthShape("a long heading", "<h1>", repeating: "a | ", then: "</h1>a"),
    GrowthShape("n canonical links", repeating: "<link rel=canonical href=a>", then: "a"),
    GrowthShape("a date of n letters", "<meta name=date content=\"", repeating: "2 ", then: "\">a"),
    GrowthShape(
      "n scripts of data", repeating: "<script type=\"application/ld+json\">{\"@type\":\"Article\"}</script>", then: "a"
    ),
    GrowthShape(
      "data that nests", "<script type=\"application/ld+json\">", repeating: "{\"@graph\":[", then: "</script>a"),
    GrowthShape(
      "n authors", "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"author\":[\"a\"",
      repeating: ",\"a&lt;\"", then: "]}</script>a"),
    GrowthShape(
      "n members", "<script type=\"application/ld+json\">{\"@type\":\"Article\"", repeating: ",\"headline\":[]",
      then: "}</script>a"),
  ]

  private static let signs =
    [
      "<!--", "<!-- -->", "<!-->", "<!-- --!", "<?", "<? a", "<!A", "<!DOCTYPE ", "<![CDATA[", "<script>", "<script></",
      "<",
      "< ", "</", "&", "&#", "&amp;", "&#x41;", "a&b", "a<", "</>", " ", "\n", "a\n", "\t", "\u{3000}", "\u{A0}",
      "\u{301}",
      "a\u{301}", "\u{200B}", "ｱ", "が",
    ].map { GrowthShape("\"\($0.debugDescription)\" repeated", "<p>", repeating: $0) }
    + [
      GrowthShape("a comment of dashes", "<!--", repeating: "-"),
      GrowthShape("a long name", "<", repeating: "a", then: ">"),
      GrowthShape("a long number", "<p>&#", repeating: "1", then: ";"),
      GrowthShape("a long reference", "<p>&", repeating: "a"),
      GrowthShape("a script of tags", "<script>", repeating: "a<b c d;", then: "</script>a"),
    ]
}
