extension GrowthShape {
  /// Books: packages of too many parts, and chapters as awkward as any page.
  static let books =
    [
      book(
        "n entries of one chapter", manifest: "<item id=\"a\" href=\"one.xhtml\"/>",
        spine: { _ in "<itemref idref=\"a\"/>" }),
      book("n chapters that are not there", spine: { "<itemref idref=\"a\($0)\"/>" }),
      GrowthShape("n items of one file") { byteCount in
        try package(
          GrowthShape.numbered(byteCount) { "<item id=\"i\($0)\" href=\"one.xhtml\"/>" }
            + "<item id=\"a\" href=\"one.xhtml\"/>",
          "<itemref idref=\"a\"/>")
      },
      GrowthShape("n creators") { byteCount in
        try package(
          "<item id=\"a\" href=\"one.xhtml\"/>", "<itemref idref=\"a\"/>",
          metadata: GrowthShape.numbered(byteCount) { "<dc:creator>a\($0)</dc:creator>" })
      },
      GrowthShape("a package of attributes") { byteCount in
        try package(
          "<item id=\"a\" href=\"one.xhtml\" \(GrowthShape.numbered(byteCount) { "a\($0)=\"b\" " })/>",
          "<itemref idref=\"a\"/>")
      },
      GrowthShape("a path of n steps") { byteCount in
        try package(
          "<item id=\"a\" href=\"\(GrowthShape.repeated("a/../", byteCount))one.xhtml\"/>", "<itemref idref=\"a\"/>")
      },
      GrowthShape("a table of contents of n points") { byteCount in
        try SampleBook.bytes(replacing: [
          "OEBPS/toc.ncx": "<ncx>"
            + GrowthShape.numbered(byteCount) { "<navLabel>a\($0)</navLabel><content src='\($0)'/>" } + "</ncx>"
        ])
      },
    ]
    + [
      ("a chapter of n elements", "<div>", ""), ("a chapter of n headings", "<h2>a</h2>", ""),
      ("a chapter of n links", "<a href='x'>a", ""),
      ("a chapter of n readings", "<ruby>a<rt>b</rt></ruby>", ""), ("a chapter of marks", "\u{301}\u{323}", "a"),
    ].map { name, piece, before in
      GrowthShape(name) { byteCount in
        try SampleBook.bytes(replacing: [
          "OEBPS/text/one.xhtml": "<html><body>\(before)" + GrowthShape.repeated(piece, byteCount) + "</body></html>"
        ])
      }
    }

  private static func book(_ name: String, manifest: String = "", spine: @escaping @Sendable (Int) -> String)
    -> GrowthShape
  {
    GrowthShape(name) { byteCount in try package(manifest, GrowthShape.numbered(byteCount, spine)) }
  }

  private static func package(_ manifest: String, _ spine: String, metadata: String = "") throws -> [UInt8] {
    try SampleBook.archive([
      ("mimetype", Array("application/epub+zip".utf8)), ("META-INF/container.xml", Array(SampleBook.container.utf8)),
      (
        "OEBPS/book.opf",
        Array(
          """
          <package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>\(metadata)</metadata>\
          <manifest>\(manifest)</manifest><spine>\(spine)</spine></package>
          """.utf8)
      ), ("OEBPS/one.xhtml", Array("<html><body><p>a</p></body></html>".utf8)),
    ])
  }
}
