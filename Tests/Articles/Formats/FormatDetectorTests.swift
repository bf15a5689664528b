import Testing

@testable import ShirabeArticles

@Suite struct FormatDetectorTests {
  @Test(arguments: [
    ("%PDF-1.4\n", InputFormat.pdf), ("<!doctype HTML><p>", .html), ("\n <HTML lang=ja>", .html),
    ("<?xml version='1.0'?>\n<!-- x --><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML'><html>", .html),
    ("\u{FEFF}<?xml version='1.0'?><rss version='2.0'>", .feed), ("<feed xmlns='x'>", .feed),
    ("<rdf:RDF\nx='y'>", .feed),
    ("<div>a</div>", .html), ("<3 は心臓", .plainText), ("[{\"id\":1}]", .json), ("[ ]", .json),
    ("[写真] 橋", .plainText), ("{\"id\":\"1\"}\n{\"id\":\"2\"}", .jsonLines), ("{\n \"id\":\"1\"}", .json),
    ("{x}", .plainText),
    ("", .plainText), ("ただの文。", .plainText), ("PK\u{3}\u{4}", .plainText),
  ])
  func `the beginning tells the format`(text: String, format: InputFormat) throws {
    #expect(try FormatDetector.format(of: Array(text.utf8)) == format)
  }

  @Test func `UTF-16 shows its signs too`() throws {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "<!DOCTYPE html><p>橋".utf16 { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
    #expect(try FormatDetector.format(of: bytes) == .html)
  }

  @Test func `files without a telling name are read for what they are`() throws {
    #expect(try load("README", "橋が開いた。").articles.map(\.body) == ["橋が開いた。"])
    #expect(try load("page.php", "<html><title>題</title><p>橋が開いた。").articles.map(\.title) == ["題"])
    #expect(
      try load("lines", "{\"id\":\"1\",\"body\":\"\"}\n{\"id\":\"2\",\"body\":\"\"}").articles.map(\.id) == ["1", "2"])
    #expect(
      try load("pic.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]).refusals.map(\.error) == [
        .notText(byteOffset: 8)
      ])
    #expect(try load("pic", [0x61, 0, 0x62]).refusals.map(\.error) == [.notText(byteOffset: 1)])
  }

  @Test(arguments: [
    ("<?xml version=\"1.0\" encoding='EUC-JP'?>", TextEncoding.eucJP), ("\u{FEFF}<?xml encoding=\"big5\"?>", .big5),
    ("<?xml version='1.0'?><rss><description><![CDATA[<meta charset=big5>]]></description></rss>", nil), ("", nil),
  ])
  func `what a feed holds of pages says nothing of its encoding`(text: String, encoding: TextEncoding?) {
    #expect(EncodingDeclaration.findXML(in: Array(text.utf8)) == encoding)
  }
}
