import Foundation
import ShirabeJSON
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// `shirabe-index add` as a user runs it over files that are not as they should be.
@Suite struct AddOptionsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func add(_ arguments: String..., index: String = "index") throws -> Program {
    let program = try Program("shirabe-index", ["--index", folder.file(index)] + arguments)
    try program.status()
    return program
  }

  private func total(_ phrase: String, index: String = "index") throws -> Int {
    let searcher = try IndexSearcherSource(path: folder.file(index)).openSearcher()
    return try searcher.search(SearchRequest(query: phrase, match: .phrase, parts: [])).total
  }

  /// 調べ市は橋を開いた。in Shift_JIS.
  private static let shiftJIS: [UInt8] = [
    0x92, 0xB2, 0x82, 0xD7, 0x8E, 0x73, 0x82, 0xCD, 0x8B, 0xB4, 0x82, 0xF0, 0x8A, 0x4A, 0x82, 0xA2, 0x82, 0xBD, 0x81,
    0x42,
  ]

  @Test func `an old file is found by its words, and one with bad bytes too`() throws {
    try folder.write("in/a.txt", Self.shiftJIS)
    try folder.write("in/b.txt", Self.shiftJIS + [0x0A, 0xFF] + Self.shiftJIS)
    let program = try add(folder.file("in"))
    #expect(try program.status() == 0)
    #expect(
      program.errors == """
        shirabe-index: \(folder.file("in/b.txt")): 1 place is not Shift_JIS, the first at byte 21: U+FFFD stands there; \
        if the encoding is another, say it with --encoding\n
        """)
    #expect(program.output.hasPrefix("2 added, 0 replaced, 0 unchanged, 1 with bytes that could not be read; "))
    #expect(try total("調べ市は橋を開いた") == 2)
  }

  @Test func `an encoding is said by any of its names`() throws {
    let path = try folder.write(
      "a.jsonl", Array("{\"id\":\"1\",\"body\":\"".utf8) + Self.shiftJIS + Array("\"}\n".utf8))
    #expect(try add(path).status() == 1)
    #expect(try add("--encoding", "x-sjis", path).status() == 0)
    #expect(try total("調べ市は橋を開いた") == 1)
    let unknown = try add("--encoding", "klingon", path)
    #expect(try unknown.status() == 2)
    #expect(unknown.errors.contains("no encoding klingon") && unknown.errors.contains("ISO-2022-JP"))
  }

  @Test(arguments: [("1k", 1024), ("2KiB", 2048), ("1500", 1500), ("1M", 1 << 20), ("1MiB", 1 << 20)])
  func `the longest article is what is said`(limit: String, byteCount: Int) throws {
    try folder.write("in/fits.txt", String(repeating: "a ", count: byteCount / 2))
    try folder.write("in/over.txt", String(repeating: "a ", count: byteCount / 2) + "b")
    let program = try add("--max-article", limit, folder.file("in"))
    #expect(try program.status() == 1)
    #expect(program.errors.contains("over.txt: longer than \(byteCount) bytes"))
    #expect(program.output.hasPrefix("1 added, 0 replaced, 0 unchanged, 1 refused"))
  }

  @Test(arguments: ["0", "-1", "M", "1.5M", "12Q", "99999999999G", ""])
  func `a limit that is none is wrong usage`(limit: String) throws {
    #expect(try add("--max-article=\(limit)", folder.path).status() == 2)
  }

  @Test func `a file that takes too long is named and the rest is in`() throws {
    try folder.write("in/a.txt", "一つ目の橋")
    try folder.write("in/b.html", "<html><body>" + String(repeating: "<p>text<b>text</b></p>", count: 20_000))
    try folder.write("in/c.txt", "三つ目の橋")
    let limited = try add("--max-seconds", "0.005", folder.file("in"))
    #expect(try limited.status() == 1)
    #expect(
      limited.errors.contains(
        "in/b.html: reading it took more than 0.005 s of processor time; leave it out, or give it longer with --max-seconds"
      ))
    #expect(limited.output.hasPrefix("2 added, 0 replaced, 0 unchanged, 1 refused"))
    let unlimited = try add("--max-seconds", "0", folder.file("in"))
    #expect(try unlimited.status() == 0)
    #expect(unlimited.output.hasPrefix("1 added, 0 replaced, 2 unchanged"))
  }

  @Test func `a folder that is synced tries again where there is more time`() throws {
    try folder.write("in/a.txt", "一つ目の橋")
    try folder.write("in/b.html", "<html><body>" + String(repeating: "<p>text<b>text</b></p>", count: 20_000))
    func sync(_ seconds: String) throws -> Program {
      try Program(
        "shirabe-index",
        ["sync", "--index", folder.file("index"), "--max-seconds", seconds, folder.file("in")])
    }
    let limited = try sync("0.005")
    #expect(try limited.status() == 1)
    #expect(limited.errors.contains("b.html: reading it took more than 0.005 s of processor time"))
    let usual = try sync("20")
    #expect(try usual.status() == 0)
    #expect(usual.output.contains("1 added"))
  }

  @Test(arguments: ["-1", "nan", "inf", "x", ""])
  func `a time that is none is wrong usage`(seconds: String) throws {
    #expect(try add("--max-seconds=\(seconds)", folder.path).status() == 2)
  }

  @Test func `strictness ends at the first refusal and keeps what was before`() throws {
    try folder.write("in/a.txt", "一つ目の橋")
    try folder.write("in/b.txt", [0x61, 0, 0x62])
    try folder.write("in/c.txt", "三つ目の橋")
    let lines = try folder.write(
      "d.jsonl", "{\"id\":\"1\",\"body\":\"四つ目の橋\"}\nno\n{\"id\":\"2\",\"body\":\"五つ目の橋\"}\n")
    let strict = try add("--strict", folder.file("in"))
    #expect(try strict.status() == 1)
    #expect(strict.output.hasPrefix("1 added, 0 replaced, 0 unchanged, 1 refused"))
    #expect(try total("一つ目の橋") == 1)
    #expect(try total("三つ目の橋") == 0)
    #expect(try add("--strict", lines).output.hasPrefix("1 added"))
    #expect(try (total("四つ目の橋"), total("五つ目の橋")) == (1, 0))
    #expect(try add(folder.file("in"), lines).output.hasPrefix("2 added, 0 replaced, 2 unchanged, 2 refused"))
  }

  @Test func `repeated lines and furniture go, or stay where that is said`() throws {
    for number in 0..<12 {
      try folder.write("in/\(number).txt", "調べ新報\n\n第\(number)の橋\n\n橋\(number)が開いた。\n\n写すことを禁じます\nNo Comments")
    }
    let program = try add("--format", "json", folder.file("in"))
    let repeated = try JSON(parsing: program.output.utf8.dropLast()).object?["repeatedLines"]?.array
    #expect(repeated?.count == 1)
    #expect(repeated?.first?.object?["lines"]?.array?.compactMap(\.string).sorted() == ["写すことを禁じます", "調べ新報"])
    #expect(program.errors.contains("left out 2 lines that stand at the ends of many articles"))
    #expect(try (total("調べ新報"), total("禁じます"), total("第3の橋")) == (0, 0, 1))
    let kept = try add("--keep-boilerplate", folder.file("in"), index: "kept")
    #expect(kept.errors.isEmpty)
    #expect(try (total("調べ新報", index: "kept"), total("no comments", index: "kept")) == (12, 12))
    let list = try folder.write("list.txt", "[dropped]\n")
    #expect(try add("--keep-boilerplate", "--boilerplate", list, folder.file("in")).status() == 2)
  }

  @Test func `trouble is named and counted, and the rest is in`() throws {
    try folder.write("in/good.txt", "良い橋")
    try folder.write("in/empty.txt", "")
    try folder.write("in/closed.txt", "閉じた橋")
    try folder.write("in/closed/a.txt", "閉じた橋")
    try folder.write("in/torn.txt.gz", [0x1F, 0x8B, 0x08, 0, 0, 0])
    try folder.link("in/self.txt", to: "self.txt")
    try folder.link("in/loop", to: ".")
    try folder.link("in/dead.txt", to: "nowhere")
    chmod(folder.file("in/closed.txt"), 0)
    chmod(folder.file("in/closed"), 0)
    defer { chmod(folder.file("in/closed"), 0o700) }
    let program = try add(folder.file("in"))
    #expect(try program.status() == 1)
    // Root may read what is closed.
    let closed = geteuid() == 0 ? [] : ["closed.txt", "closed/"]
    let names = ["empty.txt", "torn.txt.gz", "self.txt", "dead.txt"] + closed
    for name in names { #expect(program.errors.contains("/in/\(name): "), "\(name)") }
    #expect(program.output.contains(" \(names.count) refused"))
    #expect(try total("良い橋") == 1)
  }

  @Test func `a file that vanishes between walk and reading is refused`() throws {
    try folder.write("in/a.txt", "橋")
    try folder.write("in/b.jsonl", "{\"id\":\"1\",\"body\":\"橋\"}")
    let pipe = folder.file("in.jsonl")
    try #require(mkfifo(pipe, 0o600) == 0)
    let program = try Program("shirabe-index", ["--index", folder.file("index"), pipe, folder.file("in")])
    // The walk is over once the pipe is opened for reading.
    let descriptor = open(pipe, O_WRONLY)
    try #require(descriptor >= 0)
    try FileManager.default.removeItem(atPath: folder.file("in/b.jsonl"))
    let line = Array("{\"id\":\"0\",\"body\":\"管の橋\"}\n".utf8)
    #expect(write(descriptor, line, line.count) == line.count)
    close(descriptor)
    #expect(try program.status() == 1)
    #expect(program.errors.contains("b.jsonl: No such file or directory"))
    #expect(program.output.hasPrefix("2 added, 0 replaced, 0 unchanged, 1 refused"))
  }
}
