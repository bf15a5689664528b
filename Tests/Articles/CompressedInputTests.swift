import Foundation
import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

@Suite struct CompressedInputTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The program that makes files of a compression.
  private static let programs = [
    Compression.gzip: "/bin/gzip", .xz: "/usr/bin/xz", .zstandard: "/usr/bin/zstd",
  ]

  private func compress(_ name: String, _ bytes: some Sequence<UInt8>, _ compression: Compression) throws -> String {
    let path = try folder.write(name, bytes)
    let program = try #require(Self.programs[compression])
    #expect(try Program(program, ["-q", path]).status() == 0)
    return path + compression.fileExtension
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try #require(FileManager.default.contents(atPath: path)))
  }

  private func load(_ path: String, maximum: Int = Article.maximumByteCount) throws -> any ArticleLoader {
    let file = try #require(InputWalker.files(at: [path]).files.first)
    return file.loader(settings: LoadSettings(boilerplate: try Boilerplate(), maximumArticleByteCount: maximum))
  }

  @Test(arguments: Compression.allCases)
  func `a compressed text is read by the format of its inner name`(compression: Compression) throws {
    let path = try compress("橋.txt", EncodedSample.all[0].long.utf8, compression)
    let results = try load(path).results()
    #expect(results.articles.map(\.id) == ["橋.txt" + compression.fileExtension])
    #expect(results.articles.map(\.body) == [EncodedSample.all[0].long])
    let plain = folder.file("plain.txt")
    try FileManager.default.moveItem(atPath: path, toPath: plain)
    #expect(try load(plain).results().articles.map(\.body) == [EncodedSample.all[0].long])
  }

  @Test(arguments: Compression.allCases)
  func `encodings are found within compression`(compression: Compression) throws {
    let text = EncodedSample.all[0].long
    let path = try compress("a.txt", try TextEncoding.eucJP.encode(text), compression)
    #expect(try load(path).results().articles.map(\.body) == [text])
  }

  @Test(arguments: Compression.allCases)
  func `a large file streams, and progress is that of the file`(compression: Compression) throws {
    let count = 30_000
    let lines = (0..<count).map { "{\"id\":\"\($0)\",\"body\":\"調べ橋\($0 * 7919 % 10_007)\"}\n" }.joined()
    let path = try compress("a.jsonl", lines.utf8, compression)
    var loader = try load(path)
    var ids: [String] = []
    while case .article(let article, _)? = loader.next() { ids.append(article.id) }
    #expect(ids == (0..<count).map(String.init))
    #expect(loader.consumedByteCount == (try bytes(path)).count)
  }

  @Test(arguments: Compression.allCases)
  func `of a truncated file what was read stays in`(compression: Compression) throws {
    var random = SplitMix64(seed: 41)
    let lines = (0..<20_000).map { "{\"id\":\"\($0)\",\"body\":\"\(random.next())\"}\n" }.joined()
    let whole = try bytes(try compress("a.jsonl", lines.utf8, compression))
    for share in [0.3, 0.6, 0.95] {
      let path = try folder.write(
        "cut.jsonl" + compression.fileExtension, whole.prefix(Int(Double(whole.count) * share)))
      let results = try load(path).results()
      #expect(results.articles.count < 20_000)
      #expect(results.articles.map(\.id) == (0..<results.articles.count).map(String.init))
      #expect(results.refusals.map(\.origin) == [Origin(path: path)])
      guard case .damaged? = results.refusals.first?.error else {
        Issue.record("\(results.refusals)")
        continue
      }
      #expect(share < 0.9 || results.articles.count > 10_000)
    }
  }

  @Test(arguments: Compression.allCases)
  func `a truncated text is refused`(compression: Compression) throws {
    let whole = try bytes(try compress("a.txt", EncodedSample.all[0].long.utf8, compression))
    for count in [4, 7, 12, whole.count / 2, whole.count - 5] {
      let path = try folder.write("cut.txt" + compression.fileExtension, whole.prefix(count))
      let results = try load(path).results()
      if count > 5 { #expect(results.articles.isEmpty) }
      #expect(results.refusals.count + results.articles.count == 1)
    }
  }

  @Test(arguments: [4, 8], ["a.txt", "a.jsonl"])
  func `what does not agree with its checksum or its length is refused`(place: Int, name: String) throws {
    var bytes = try bytes(try compress(name, "{\"id\":\"a\",\"body\":\"橋\"}\n".utf8, .gzip))
    bytes[bytes.count - place] ^= 1
    let refusals = try load(try folder.write("damaged-" + name + ".gz", bytes)).results().refusals
    #expect(refusals.count == 1)
    guard case .damaged = refusals.first?.error else {
      Issue.record("\(refusals)")
      return
    }
  }

  @Test func `zeros after the end are no part of it`() throws {
    let whole = try bytes(try compress("a.txt", "橋が開いた。\n".utf8, .gzip))
    let path = try folder.write("tape.txt.gz", whole + [UInt8](repeating: 0, count: 700_000))
    #expect(try load(path).results().articles.map(\.body) == ["橋が開いた。"])
  }

  @Test(arguments: Compression.allCases)
  func `a bomb is refused before it is held`(compression: Compression) throws {
    let path = try compress("bomb.txt", [UInt8](repeating: 0x61, count: 50 << 20), compression)
    #expect(try load(path).results().refusals.map(\.error) == [.tooLong(maximumByteCount: Article.maximumByteCount)])
    let lines = try compress("bomb.jsonl", [UInt8](repeating: 0x61, count: 50 << 20), compression)
    #expect(try load(lines, maximum: 1000).results().refusals.map(\.error) == [.tooLong(maximumByteCount: 1000)])
  }

  @Test(arguments: Compression.allCases)
  func `a compressed file of nothing is empty`(compression: Compression) throws {
    let path = try compress("a.txt", [], compression)
    #expect(try load(path).results().refusals.map(\.error) == [.noText])
    #expect(try load(try compress("a.jsonl", [], compression)).results().refusals.isEmpty)
  }

  @Test func `files joined to one are read to the end`() throws {
    let one = try bytes(try compress("1.txt", "橋が開いた。\n".utf8, .gzip))
    let two = try bytes(try compress("2.txt", "雪が降った。\n".utf8, .gzip))
    #expect(try load(try folder.write("both.txt.gz", one + two)).results().articles.map(\.body) == ["橋が開いた。\n雪が降った。"])
  }

  @Test(arguments: [
    ("a.jsonl.gz", InputFormat.jsonLines), ("a.TXT.XZ", .plainText), ("a.ndjson.zst", .jsonLines), ("a.html.gz", .html),
    ("a.gz", .unknown), ("a.png.gz", nil), ("gz", .unknown), ("a.txt.gz.gz", nil),
  ])
  func `the inner name tells the format`(name: String, format: InputFormat?) {
    #expect(InputFormat(name: name) == format)
  }
}
