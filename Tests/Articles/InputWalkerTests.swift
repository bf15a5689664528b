import Foundation
import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

@Suite struct InputWalkerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a folder gives its articles in byte order, hidden and unknown files aside`() throws {
    for name in [
      "b.txt", "a/z.jsonl", "a.txt", "a/B.NDJSON", "日本.text", "é.txt", ".hidden.txt", ".git/x.txt", "a/pic.png",
      "README",
    ] {
      try folder.write(name, "12345")
    }
    let list = InputWalker.files(at: [folder.path])
    #expect(list.files.map(\.id) == ["README", "a.txt", "a/B.NDJSON", "a/z.jsonl", "b.txt", "é.txt", "日本.text"])
    #expect(
      list.files.map(\.format)
        == [.unknown, .plainText, .jsonLines, .jsonLines, .plainText, .plainText, .plainText])
    #expect(list.files.map(\.path) == list.files.map { folder.path + "/" + $0.id })
    #expect((list.hiddenCount, list.unknownCount, list.refusals.count, list.byteCount) == (2, 1, 0, 35))
    #expect(InputWalker.files(at: [folder.path + "/"]).files.map(\.id) == list.files.map(\.id))
  }

  @Test(arguments: [
    ("a.txt", InputFormat.plainText), ("a.jsonl", .jsonLines), ("a.md", .markdown), ("README", .unknown),
    (".hidden", .unknown), ("x/y.NDJSON", .jsonLines), ("a.png", .unknown), ("a.XHTML", .html), ("a.rdf", .feed),
    ("a.xml", .unknown), ("a.json", .unknownJSON), ("a.epub", .epub), ("a.PDF", .pdf),
  ])
  func `a file given by itself is taken whatever its name`(name: String, format: InputFormat) throws {
    let path = try folder.write(name, "x")
    let list = InputWalker.files(at: [path])
    #expect(list.files.map(\.id) == [String(name.split(separator: "/").last ?? "")])
    #expect(list.files.map(\.format) == [format])
    #expect(list.files.map(\.path) == [path])
  }

  @Test func `paths keep their order and what is missing is refused by name`() throws {
    let b = try folder.write("b.txt", "x")
    let a = try folder.write("a.txt", "x")
    let list = InputWalker.files(at: [b, folder.path + "/none.txt", a])
    #expect(list.files.map(\.path) == [b, a])
    #expect(
      list.refusals == [LoadError(origin: Origin(path: folder.path + "/none.txt"), error: .unreadable(errno: ENOENT))])
  }

  @Test func `many links to folders cost what they are`() throws {
    func seconds(_ count: Int) throws -> Double {
      let folder = try TemporaryFolder()
      for name in ["in", "out"] { try #require(mkdir(folder.file(name), 0o700) == 0) }
      for number in 0..<count {
        try #require(mkdir(folder.file("out/\(number)"), 0o700) == 0)
        try folder.link("in/\(number)", to: folder.file("out/\(number)"))
      }
      var list = InputList()
      let seconds = ProcessorTime.seconds { list = InputWalker.files(at: [folder.file("in")]) }
      #expect(list.refusals.isEmpty && list.repeatedFolderCount == 0)
      return seconds
    }
    let small = try (0..<3).map { _ in try seconds(250) }.min() ?? 0
    let large = try seconds(4000)
    // Sixteen times the links; where the first was looked for among all each time, 256 times the work.
    #expect(large < 60 * small, "\(small) s, then \(large) s")
  }

  @Test(.timeLimit(.minutes(1)))
  func `links are followed, but no folder twice`() throws {
    try folder.write("real/a.txt", "x")
    try folder.link("a-link", to: "real")
    try folder.link("real/loop", to: "..")
    try folder.link("real/self", to: "self")
    try folder.link("b.txt", to: "real/a.txt")
    try folder.link("dead.txt", to: "nowhere")
    let outside = try TemporaryFolder()
    try outside.write("far.txt", "x")
    try outside.link("back", to: folder.path)
    try folder.link("outside", to: outside.path)
    let list = InputWalker.files(at: [folder.path])
    #expect(list.files.map(\.id) == ["b.txt", "outside/far.txt", "real/a.txt"])
    #expect(list.repeatedFolderCount == 3)
    #expect(list.unknownCount == 1)
    #expect(list.refusals.map(\.origin.path) == [folder.path + "/dead.txt"])
  }

  @Test func `names that are not UTF-8 are refused`() throws {
    let name = folder.path.utf8CString.dropLast() + [0x2F, CChar(bitPattern: 0xFF), 0x2E, 0x74, 0x78, 0x74, 0]
    let descriptor = Array(name).withUnsafeBufferPointer {
      $0.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
    }
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(InputWalker.files(at: [folder.path]).refusals.map(\.error) == [.nameNotUTF8])
  }

  @Test func `a pipe in a folder is passed over`() throws {
    try #require(mkfifo(folder.path + "/pipe.txt", 0o600) == 0)
    let list = InputWalker.files(at: [folder.path])
    #expect(list.files.isEmpty)
    #expect(list.unknownCount == 1)
  }

  @Test func `loaders follow the format`() throws {
    try folder.write("a.jsonl", #"{"id":"1","body":"b"}"#)
    try folder.write("x/b.txt", "見出し\n\n文。")
    let boilerplate = try Boilerplate()
    let articles = InputWalker.files(at: [folder.path]).files.flatMap {
      $0.loader(boilerplate: boilerplate).results().articles
    }
    #expect(articles.map(\.id) == ["1", "x/b.txt"])
    #expect(articles.map(\.title) == [nil, "見出し"])
  }
}
