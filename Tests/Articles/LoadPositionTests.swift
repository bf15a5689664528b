import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

/// A loader that begins where another had come to gives the rest.
@Suite struct LoadPositionTests {
  private static let text =
    "\u{FEFF}{\"id\":\"1\",\"body\":\"橋\"}\r\n\n{\"id\":\"2\",\"body\":\"港\"}\nno\n{\"id\":\"3\",\"body\":\"駅\"}"

  @Test(arguments: [TextEncoding.utf8, .utf16LittleEndian])
  func `every position gives what follows it, with its lines`(encoding: TextEncoding) throws {
    let folder = try TemporaryFolder()
    let bytes =
      encoding == .utf8
      ? Array(Self.text.utf8) : Self.text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let path = try folder.write("a.jsonl", bytes)
    let whole = JSONLinesLoader(path: path).results()
    #expect(whole.articles.map(\.id) == ["1", "2", "3"])
    #expect(whole.lines == [1, 3, 5])
    var loader = JSONLinesLoader(path: path)
    var given = 0
    repeat {
      let rest = JSONLinesLoader(path: path, position: loader.position).results()
      #expect(rest.articles.map(\.id) == Array(whole.articles.map(\.id).dropFirst(given)))
      #expect(rest.lines == Array(whole.lines.dropFirst(given)))
      #expect(rest.refusals.map(\.origin.line) == ((loader.position?.lineCount ?? 0) < 4 ? [4] : []))
      guard let result = loader.next() else { break }
      if case .article = result { given += 1 }
    } while true
    #expect(given == 3)
  }

  @Test func `a digest tells bytes apart, and of a head only the head`() throws {
    let folder = try TemporaryFolder()
    let (a, b) = try (folder.write("a", "橋と港"), folder.write("b", "橋と駅"))
    func digest(_ path: String, maximumByteCount: Int = .max) throws -> FileDigest {
      try FileDigest(of: try #require(InputWalker.files(at: [path]).files.first), maximumByteCount: maximumByteCount)
    }
    #expect(try digest(a) != digest(b))
    #expect(try digest(a, maximumByteCount: 6) == digest(b, maximumByteCount: 6))
    #expect(try digest(a).bytes.count == 16)
    // The value for no bytes at all, of XXH3's own tests: the high half first.
    let empty = try digest(folder.write("empty", ""))
    #expect(
      empty.bytes == [0x99, 0xAA, 0x06, 0xD3, 0x01, 0x47, 0x98, 0xD8, 0x60, 0x01, 0xC3, 0x24, 0x46, 0x8D, 0x49, 0x7F])
  }
}
