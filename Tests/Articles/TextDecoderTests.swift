import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

@Suite struct TextDecoderTests {
  private func decode(
    _ bytes: [UInt8], declared: TextEncoding? = nil, said: TextEncoding? = nil
  ) throws(ArticleError) -> DecodedText {
    try TextDecoder.decode(bytes, declared: declared, said: said)
  }

  @Test(arguments: EncodedSample.pairs)
  func `an encoding is found by the text alone`(text: String, encoding: TextEncoding) throws {
    let decoded = try decode(try encoding.encode(text))
    #expect(decoded.encoding == encoding)
    #expect(decoded.text == text)
    #expect(decoded.replacementCount == 0)
  }

  @Test(arguments: EncodedSample.pairs)
  func `an encoding is found in single sentences and behind English`(text: String, encoding: TextEncoding) throws {
    for sentence in text.split(whereSeparator: { "。\n.".contains($0) }) where sentence.count > 8 {
      let decoded = try decode(try encoding.encode(String(sentence)))
      #expect(decoded.text == sentence)
      let framed = "<p>A bridge was opened on Sunday; it is 1,200 m long.</p>\n\(sentence)\n<p>It rained.</p>"
      #expect(try decode(try encoding.encode(framed)).text == framed)
    }
  }

  @Test(arguments: EncodedSample.pairs)
  func `an encoding that is said or declared is taken`(text: String, encoding: TextEncoding) throws {
    let bytes = try encoding.encode(text)
    #expect(try decode(bytes, said: encoding).text == text)
    #expect(try decode(bytes, declared: encoding).text == text)
    #expect(try decode(bytes, declared: encoding).encoding == encoding)
  }

  @Test(arguments: EncodedSample.pairs)
  func `a declaration that lies is found out`(text: String, encoding: TextEncoding) throws {
    let bytes = try encoding.encode(text)
    if encoding != .utf8 {
      #expect(try decode(bytes, declared: .utf8).text == text)
    } else {
      for lie in TextEncoding.allCases { #expect(try decode(bytes, declared: lie).text == text) }
    }
  }

  @Test(arguments: EncodedSample.all, [TextEncoding.utf16LittleEndian, .utf16BigEndian])
  func `UTF-16 is read with and without a mark`(sample: EncodedSample, encoding: TextEncoding) throws {
    for text in [sample.long, sample.short + "\n"] {
      let bytes = try encoding.encode(text)
      #expect(try decode(bytes).text == text)
      #expect(try decode(try encoding.encode("\u{FEFF}" + text)).text == text)
      #expect(try decode(bytes, declared: encoding).text == text)
      #expect(try decode(bytes, said: encoding).text == text)
      // Who says UTF-16 does not mean an order that the mark contradicts.
      for said in [TextEncoding.utf16LittleEndian, .utf16BigEndian] {
        #expect(try decode(try encoding.encode("\u{FEFF}" + text), said: said).text == text)
      }
    }
  }

  @Test(arguments: [
    "Le pont a été rouvert dimanche, après dix années d’attente. Le maire a présenté ses excuses à la foule.",
    "Die Brücke wurde am Sonntag eröffnet. Über dreitausend Bürger kamen, und es fiel Schnee.",
    "She sat in the café and read his résumé.",
  ])
  func `accented letters are no letters of East Asia`(text: String) throws {
    let decoded = try decode(try TextEncoding.windows1252.encode(text))
    #expect(decoded.encoding == .windows1252)
    #expect(decoded.text == text)
  }

  @Test func `a mark of UTF-8 goes`() throws {
    #expect(try decode(Array("\u{FEFF}調べ".utf8)).text.unicodeScalars.first == "調")
    #expect(try decode(Array("\u{FEFF}調べ".utf8), said: .utf8).text == "調べ")
  }

  @Test(
    arguments: [
      (.shiftJIS, [0x81, 0x60, 0x81, 0x7C, 0x87, 0x40, 0xFA, 0xFC, 0xB1, 0x5C], "～－①浯ｱ\\"),
      (.eucJP, [0xA1, 0xC1, 0xAD, 0xA1, 0x8F, 0xB0, 0xA1, 0x8E, 0xB1], "～①丂ｱ"),
      (
        .iso2022JP,
        [
          0x1B, 0x24, 0x42, 0x21, 0x41, 0x2D, 0x21, 0x1B, 0x24, 0x28, 0x44, 0x30, 0x21, 0x1B, 0x28, 0x49, 0x31, 0x1B,
          0x28, 0x42, 0x41,
        ],
        "～①丂ｱA"
      ),
      (.gb18030, [0xD6, 0xD0, 0x81, 0x40, 0x95, 0x32, 0x82, 0x36], "中丂𠀀"),
      (.big5, [0xA4, 0xA4, 0xF9, 0xD6, 0x88, 0x62, 0xA1, 0xFE, 0xC6, 0xA1], "中碁Ê̄／①"),
      (.eucKR, [0xB0, 0xA1, 0x81, 0x41, 0xC6, 0x52], "가갂힣"),
      (.windows1252, [0x63, 0x61, 0x66, 0xE9, 0x80], "café€"),
    ] as [(TextEncoding, [UInt8], String)])
  func `each encoding is read in its widest variant`(encoding: TextEncoding, bytes: [UInt8], text: String) throws {
    let decoded = try decode(bytes, said: encoding)
    #expect(Array(decoded.text.unicodeScalars) == Array(text.unicodeScalars))
    #expect(decoded.replacementCount == 0)
  }

  @Test(
    arguments: [
      // A byte that begins nothing; a pair that is no letter; a torn letter before ASCII; a torn letter at the end.
      (.shiftJIS, [0x93, 0xFA, 0xFF, 0x96, 0x7B], "日\u{FFFD}本", 1, 2),
      (.shiftJIS, [0x93, 0xFA, 0x85, 0x9F, 0x96, 0x7B], "日\u{FFFD}本", 1, 2),
      (.shiftJIS, [0x93, 0xFA, 0x96, 0x0A, 0x96], "日\u{FFFD}\n\u{FFFD}", 2, 2),
      (.eucJP, [0xC6, 0xFC, 0xFF, 0xCB, 0xDC, 0xCB], "日\u{FFFD}本\u{FFFD}", 2, 2),
      (.eucJP, [0xC6, 0xFC, 0x8F, 0xA1, 0xA1, 0x41, 0x8F, 0xB0], "日\u{FFFD}A\u{FFFD}", 2, 2),
      (.iso2022JP, [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x29, 0x21, 0x1B, 0x28, 0x42, 0x41], "日\u{FFFD}A", 1, 5),
      (.iso2022JP, [0x41, 0x1B, 0x25, 0x1B, 0x24, 0x42, 0x46, 0x7C, 0x46, 0x0A, 0x41], "A\u{FFFD}%日\u{FFFD}\nA", 2, 1),
      (.iso2022JP, [0x1B, 0x24, 0x28, 0x44, 0x30, 0x21, 0x21, 0x21], "丂\u{FFFD}", 1, 6),
      (.gb18030, [0xD6, 0xD0, 0xFF, 0x41, 0x81, 0x30, 0x81], "中\u{FFFD}A\u{FFFD}", 2, 2),
      (.gb18030, [0xD6, 0xD0, 0xFE, 0x39, 0xFE, 0x39, 0x41], "中\u{FFFD}A", 1, 2),
      (.big5, [0xA4, 0xA4, 0x81, 0xFE, 0x41, 0xA4], "中\u{FFFD}A\u{FFFD}", 2, 2),
      (.eucKR, [0xB0, 0xA1, 0xC9, 0xA1, 0x41, 0xB0], "가\u{FFFD}A\u{FFFD}", 2, 2),
      (.utf16LittleEndian, [0xE5, 0x65, 0x00, 0xD8, 0x2C, 0x67, 0x01], "日\u{FFFD}本\u{FFFD}", 2, 2),
      (.utf16BigEndian, [0xFE, 0xFF, 0x65, 0xE5, 0xDC, 0x00, 0x67, 0x2C], "日\u{FFFD}本", 1, 4),
      (.utf8, [0xE6, 0x97, 0xA5, 0xE6, 0x9C, 0x41, 0xFF, 0xFE, 0xE6], "日\u{FFFD}A\u{FFFD}\u{FFFD}\u{FFFD}", 4, 3),
    ] as [(TextEncoding, [UInt8], String, Int, Int)])
  func `what an encoding does not know is replaced and counted`(
    encoding: TextEncoding, bytes: [UInt8], text: String, count: Int, offset: Int
  ) throws {
    let transcoder = try encoding.transcoder()
    let start = ByteOrderMark(bytes)?.byteCount ?? 0
    var output: [UInt8] = []
    let taken = bytes[start...].withUnsafeBufferPointer { transcoder.transcode($0, isLast: true, into: &output) }
    #expect(String(decoding: output, as: UTF8.self) == text)
    #expect(taken == bytes.count - start)
    #expect(transcoder.replacementCount == count)
    #expect(transcoder.firstReplacementOffset.map { $0 + start } == offset)
  }

  @Test(arguments: TextEncoding.allCases)
  func `pieces give what the whole gives, wherever they are cut`(encoding: TextEncoding) throws {
    var random = SplitMix64(seed: 23)
    let sample = EncodedSample.all.first { $0.encodings.contains(encoding) }?.short ?? "bridge \n open"
    for _ in 0..<60 {
      var bytes = try encoding.encode(sample)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let whole = try encoding.transcoder()
      var expected: [UInt8] = []
      _ = bytes.withUnsafeBufferPointer { whole.transcode($0, isLast: true, into: &expected) }
      let pieces = try encoding.transcoder()
      var output: [UInt8] = []
      var start = 0
      var end = 0
      while end < bytes.count {
        end = min(bytes.count, end + Int.random(in: 1...7, using: &random))
        start += bytes[start..<end].withUnsafeBufferPointer {
          pieces.transcode($0, isLast: end == bytes.count, into: &output)
        }
      }
      #expect(start == bytes.count)
      #expect(String(decoding: output, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
      #expect(pieces.replacementCount == whole.replacementCount)
      #expect(pieces.firstReplacementOffset == whole.firstReplacementOffset)
    }
  }

  @Test(arguments: EncodedSample.pairs)
  func `a little damage does not change the encoding`(text: String, encoding: TextEncoding) throws {
    guard encoding != .iso2022JP else { return }
    var bytes = try encoding.encode(text + "\n")
    let offset = bytes.count
    bytes += [0xFF, 0x0A]
    let decoded = try decode(bytes + (try encoding.encode(text)))
    #expect(decoded.encoding == encoding)
    #expect(decoded.text == text + "\n\u{FFFD}\n" + text)
    #expect(decoded.replacementCount == 1)
    #expect(decoded.firstReplacementOffset == offset)
  }

  @Test func `what is no text is refused`() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<50 {
      let bytes = (0..<600).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(throws: ArticleError.self) { try decode(bytes) }
      #expect(throws: ArticleError.self) { try decode(bytes.map { max($0, 1) }) }
    }
    #expect(throws: ArticleError.notText(byteOffset: 1)) { try decode([0x61, 0, 0x62]) }
    #expect(throws: ArticleError.notText(byteOffset: 1)) { try decode([0x61, 0, 0x62], said: .shiftJIS) }
    let japanese = try TextEncoding.shiftJIS.encode(EncodedSample.all[0].long)
    #expect(throws: ArticleError.self) { try decode(japanese, said: .utf8) }
  }

  @Test func `random bytes never trap`() throws {
    var random = SplitMix64(seed: 6)
    for round in 0..<400 {
      let bytes = (0..<(round % 40)).map { _ in UInt8.random(in: 0...255, using: &random) }
      for encoding in TextEncoding.allCases {
        _ = try? decode(bytes, said: encoding)
        _ = try? decode(bytes, declared: encoding)
      }
      _ = try? decode(bytes)
      _ = EncodingDeclaration.find(in: Array("<meta ".utf8) + bytes)
    }
  }

  @Test(arguments: [
    ("UTF-8", TextEncoding.utf8), ("utf8", .utf8), ("Shift_JIS", .shiftJIS), ("x-sjis", .shiftJIS),
    ("windows-31j", .shiftJIS), ("CP932", .shiftJIS), ("EUC_JP", .eucJP), ("x-euc-jp", .eucJP),
    ("iso-2022-jp", .iso2022JP),
    ("GB2312", .gb18030), ("gbk", .gb18030), ("Big5-HKSCS", .big5), ("CP950", .big5), ("ks_c_5601-1987", .eucKR),
    ("CP949", .eucKR), ("uhc", .eucKR), ("UTF-16BE", .utf16BigEndian), ("ISO-8859-1", .windows1252),
  ])
  func `encodings go by many names`(name: String, encoding: TextEncoding) {
    #expect(TextEncoding(name: name) == encoding)
    #expect(TextEncoding(name: " " + name.lowercased()) == encoding)
  }

  @Test func `every encoding goes by its own name, and by no other's`() {
    for encoding in TextEncoding.allCases { #expect(TextEncoding(name: encoding.description) == encoding) }
    for name in ["", "klingon", "koi8-r", "utf-7"] { #expect(TextEncoding(name: name) == nil) }
  }

  @Test(arguments: [
    (#"<?xml version="1.0" encoding="Shift_JIS"?><html>"#, TextEncoding.shiftJIS),
    ("\u{FEFF}<?xml version='1.0' encoding = 'euc-jp' ?>", .eucJP),
    ("<!DOCTYPE html><meta charset=gb2312>", .gb18030),
    (#"<html><head><META CHARSET="Big5"/>"#, .big5),
    (#"<meta http-equiv="Content-Type" content="text/html; charset=euc-kr">"#, .eucKR),
    (#"<meta content='text/html;charset=x-sjis' http-equiv='content-type'>"#, .shiftJIS),
    (#"<!-- <meta charset="big5"> --><meta charset="euc-jp">"#, .eucJP),
    (#"<meta name="viewport" content="width=1"><meta charset="utf-8">"#, .utf8),
    (#"<meta charset="utf-16">"#, .utf8),
    (#"<!--<meta charset="big5">"#, nil), ("<p>charset=big5</p>", nil), ("<meta charset=klingon>", nil), ("", nil),
    ("<!-", nil),
    ("<meta charset", nil), ("<meta charset=", nil), ("<?xml version='1.0'?>", nil),
  ])
  func `declarations are found`(head: String, encoding: TextEncoding?) throws {
    #expect(EncodingDeclaration.find(in: head.utf8) == encoding)
  }

  @Test func `a declaration in UTF-16 tells the order of the bytes`() throws {
    let head = #"<?xml version="1.0" encoding="UTF-16"?><p>調べ</p>"#
    for encoding in [TextEncoding.utf16LittleEndian, .utf16BigEndian] {
      #expect(EncodingDeclaration.find(in: try encoding.encode(head)) == encoding)
    }
  }
}
