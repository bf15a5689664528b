import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

@Suite struct JSONLinesLoaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func load(_ bytes: some Sequence<UInt8>, maximum: Int = Article.maximumByteCount) throws -> JSONLinesLoader {
    JSONLinesLoader(path: try folder.write("a.jsonl", bytes), maximumArticleByteCount: maximum)
  }

  @Test func `byte order mark, CRLF and blank lines are no trouble`() throws {
    let text =
      "\u{FEFF}{\"id\":\"1\",\"body\":\"一\"}\r\n\r\n \t\n{\"id\":\"2\",\"body\":\"二\"}\n\n{\"id\":\"3\",\"body\":\"三\"}"
    let results = try load(text.utf8).results()
    #expect(results.articles.map(\.id) == ["1", "2", "3"])
    #expect(results.lines == [1, 4, 6])
    #expect(results.refusals.isEmpty)
  }

  @Test func `bad lines are refused by number and the rest goes in`() throws {
    var bytes = Array("{\"id\":\"1\",\"body\":\"\"}\n{\"id\":2}\nnot json\n[]\n".utf8)
    let invalid = bytes.count + 6
    bytes +=
      Array("{\"id\":\"".utf8.prefix(6)) + [0xFF, 0x22, 0x7D, 0x0A] + Array("{\"id\":\"5\",\"body\":\"\"}\n".utf8)
    let results = try load(bytes).results()
    #expect(results.articles.map(\.id) == ["1", "5"])
    #expect(results.lines == [1, 6])
    #expect(results.refusals.map(\.origin.line) == [2, 3, 4, 5])
    #expect(results.refusals.first?.error == .wrongType(member: "id", allowed: "a string", found: "a number"))
    #expect(results.refusals.last?.error == .notUTF8(byteOffset: invalid, line: 5))
    let path = folder.path + "/a.jsonl"
    #expect(results.refusals.allSatisfy { $0.description.hasPrefix("\(path):") })
  }

  @Test(arguments: [21, 22, 23, 24, 25, 26])
  func `a line over the maximum is refused and stepped over`(maximum: Int) throws {
    let line = #"{"id":"1","body":"abc"}"#
    let results = try load("\u{FEFF}\(line)\n{\"id\":\"2\",\"body\":\"\"}\n".utf8, maximum: maximum).results()
    #expect(results.articles.map(\.id) == (maximum >= line.utf8.count ? ["1", "2"] : ["2"]))
    #expect(results.refusals.map(\.error) == (maximum >= line.utf8.count ? [] : [.tooLong(maximumByteCount: maximum)]))
  }

  @Test func `an endless line is not held in memory`() throws {
    let block = InputStream.blockByteCount
    let text =
      String(repeating: "x", count: 5 * block) + "\n{\"id\":\"2\",\"body\":\"\"}\n"
      + String(repeating: "y", count: 3 * block)
    let path = try folder.write("a.jsonl", text)
    var reader = LineReader(try InputStream(path: path), maximumLineByteCount: 1000)
    var lines: [LineReader.Line] = []
    while let line = try reader.next() { lines.append(line) }
    #expect(lines.map(\.number) == [1, 2, 3])
    #expect(lines.map { $0.bytes == nil } == [true, false, true])
    #expect(reader.consumedByteCount == text.utf8.count)
    #expect(reader.heldByteCount <= 2 * block)
  }

  @Test func `lines are those of a plain split whatever their lengths`() throws {
    var random = SplitMix64(seed: 7)
    let block = InputStream.blockByteCount
    for _ in 0..<12 {
      let lengths = (0..<40).map { _ in
        [0, 1, 50, block - 1, block, block + 1, 2 * block + 3].randomElement(using: &random) ?? 0
      }
      let text = lengths.map { String(repeating: "a", count: $0) }.joined(separator: "\n")
      let path = try folder.write("lines.jsonl", text)
      var reader = LineReader(try InputStream(path: path), maximumLineByteCount: block)
      var found: [Int?] = []
      while let line = try reader.next() { found.append(line.bytes?.count) }
      var expected: [Int?] = lengths.map { $0 > block ? nil : $0 }
      if lengths.last == 0 { expected.removeLast() }
      #expect(found == expected)
      #expect(reader.consumedByteCount == text.utf8.count)
    }
  }

  @Test func `progress reaches the size of the file`() throws {
    let text = "{\"id\":\"1\",\"body\":\"一\"}\n{\"id\":\"2\",\"body\":\"二\"}\n"
    var loader = try load(text.utf8)
    #expect(loader.consumedByteCount == 0)
    _ = loader.next()
    #expect(loader.consumedByteCount == text.utf8.count / 2)
    while loader.next() != nil {}
    #expect(loader.consumedByteCount == text.utf8.count)
  }

  @Test func `a file that is not there is refused once, by name`() {
    let results = JSONLinesLoader(path: folder.path + "/none.jsonl").results()
    #expect(results.refusals.count == 1)
    #expect(results.refusals.first?.description.contains("none.jsonl: No such file or directory") == true)
  }

  @Test func `random bytes never trap`() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let bytes = (0..<200).map { _ in
        UInt8.random(in: 0...255, using: &random) & (Bool.random(using: &random) ? 0x7F : 0xFF)
      }
      let results = try load(bytes).results()
      #expect(results.articles.isEmpty)
    }
  }
}
