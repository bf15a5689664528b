import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

@Suite struct UnreadBytesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func settings(_ encoding: TextEncoding? = nil) throws -> LoadSettings {
    LoadSettings(boilerplate: try Boilerplate(), encoding: encoding)
  }

  @Test func `a text goes in after a warning`() throws {
    let text = EncodedSample.all[0].long
    let bytes = try TextEncoding.shiftJIS.encode(text)
    let path = try folder.write("a.txt", bytes + [0x0A, 0xFF, 0x0A, 0xFD])
    let loader = DocumentLoader(path: path, id: "a", reader: PlainTextReader(settings: try settings()))
    let replacements = Warning.Replacements(encoding: .shiftJIS, count: 2, firstByteOffset: bytes.count + 1)
    #expect(loader.warnings() == [Warning(origin: Origin(path: path), replacements: replacements)])
    #expect(loader.results().articles.map(\.body) == [text + "\n\u{FFFD}\n\u{FFFD}"])
  }

  @Test func `an encoding that is said goes for JSON Lines too, line by line`() throws {
    let lines = (1...20_000).map { "{\"id\":\"\($0)\",\"body\":\"調べ市の橋、\($0)人\"}\n" }.joined()
    for encoding in [TextEncoding.shiftJIS, .eucJP, .iso2022JP, .utf16BigEndian] {
      let path = try folder.write("a.jsonl", try encoding.encode(lines))
      let results = JSONLinesLoader(path: path, encoding: encoding).results()
      #expect(results.refusals.isEmpty)
      #expect(results.articles.count == 20_000)
      #expect(results.articles.last?.body == "調べ市の橋、20000人")
    }
  }

  @Test func `JSON Lines in UTF-16 are known by their mark`() throws {
    let line = "\u{FEFF}{\"id\":\"1\",\"body\":\"橋\"}\n{\"id\":\"2\",\"body\":\"雪\"}"
    for encoding in [TextEncoding.utf16LittleEndian, .utf16BigEndian] {
      let path = try folder.write("a.jsonl", try encoding.encode(line))
      #expect(JSONLinesLoader(path: path).results().articles.map(\.body) == ["橋", "雪"])
    }
  }

  @Test func `bytes that are lost in JSON Lines are told at the end`() throws {
    let start = try TextEncoding.eucJP.encode("{\"id\":\"1\",\"body\":\"橋")
    let path = try folder.write("a.jsonl", start + [0xFF] + Array("\"}\n".utf8))
    let loader = JSONLinesLoader(path: path, encoding: .eucJP)
    #expect(loader.results().articles.map(\.body) == ["橋\u{FFFD}"])
    #expect(loader.warnings().map(\.replacements.firstByteOffset) == [start.count])
    #expect(
      loader.warnings().map(\.description) == [
        """
        \(path): 1 place is not EUC-JP, the first at byte \(start.count): U+FFFD stands there; if the encoding is another, \
        say it with --encoding
        """
      ])
  }
}
