import Foundation
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// `shirabe-index sync` over a folder that changes.
@Suite struct SyncTests {
  private let indexer: Indexer

  init() throws { indexer = try Indexer() }

  @Test func `what is new comes, what changed is replaced, what is gone goes`() throws {
    try indexer.write("a.txt", "一つ目の橋")
    try indexer.write("sub/b.txt", "二つ目の橋")
    try indexer.write("c.txt", "三つ目の橋")
    #expect(try indexer.sync().output.hasPrefix("3 added, 0 replaced, 0 removed, 0 files unchanged; "))
    try indexer.write("a.txt", "四つ目の駅")
    try indexer.write("d.txt", "五つ目の橋")
    try indexer.remove("c.txt")
    let program = try indexer.sync()
    #expect(try program.status() == 0)
    #expect(program.output.hasPrefix("1 added, 1 replaced, 1 removed, 1 file unchanged; "))
    #expect(try indexer.ids() == ["a.txt", "d.txt", "sub/b.txt"])
    #expect(try (indexer.total("一つ目の橋"), indexer.total("四つ目の駅"), indexer.total("三つ目の橋")) == (0, 1, 0))
  }

  @Test func `an unchanged folder changes nothing and is not read`() throws {
    try indexer.write("a.txt", "橋")
    // Long ago, so that the stamp is believed.
    try age("a.txt")
    try indexer.sync()
    let generation = try indexer.generation()
    chmod(indexer.folder.file("in/a.txt"), 0)
    let program = try indexer.sync()
    #expect(program.output.hasPrefix("nothing changed, 1 file unchanged; read 0 B"))
    #expect(try program.status() == 0)
    #expect(try indexer.generation() == generation)
  }

  @Test func `the bytes decide where the time differs`() throws {
    try indexer.write("a.txt", "橋")
    try indexer.sync()
    for seconds in [1_000_000, 2_000_000] {
      try age("a.txt", seconds: seconds)
      #expect(try indexer.sync().output.hasPrefix("nothing changed, 1 file unchanged; read 0 B"))
    }
    // The same size and time, but another file.
    try indexer.write("a.txt~", "駅")
    try indexer.move("a.txt~", to: "a.txt")
    try age("a.txt", seconds: 2_000_000)
    #expect(try indexer.sync().output.hasPrefix("0 added, 1 replaced"))
    #expect(try (indexer.total("橋"), indexer.total("駅")) == (0, 1))
  }

  @Test func `a change within the clock's step is seen`() throws {
    try indexer.write("a.txt", "橋")
    try indexer.sync()
    var status = stat()
    try #require(stat(indexer.folder.file("in/a.txt"), &status) == 0)
    let descriptor = open(indexer.folder.file("in/a.txt"), O_WRONLY)
    try #require(pwrite(descriptor, "駅", 3, 0) == 3)
    let times = [status.st_mtim, status.st_mtim]
    try #require(futimens(descriptor, times) == 0)
    close(descriptor)
    #expect(try indexer.sync().output.hasPrefix("0 added, 1 replaced"))
  }

  @Test func `renames keep the article and its id`() throws {
    try indexer.write("a.txt", "一つ目の橋")
    try indexer.write("old/b.txt", "二つ目の橋")
    try indexer.write("old/c.txt", "三つ目の橋")
    try indexer.sync()
    let generation = try indexer.generation()
    try indexer.move("a.txt", to: "new/x.txt")
    try indexer.move("old", to: "older")
    #expect(try indexer.sync().output.hasPrefix("nothing changed, 3 files renamed, 0 files unchanged; read 0 B"))
    #expect(try indexer.generation() == generation)
    #expect(try indexer.ids() == ["a.txt", "old/b.txt", "old/c.txt"])
    try indexer.write("new/x.txt", "四つ目の橋")
    try indexer.remove("older/b.txt")
    #expect(try indexer.sync().output.hasPrefix("0 added, 1 replaced, 1 removed"))
    #expect(try indexer.ids() == ["a.txt", "old/c.txt"])
    #expect(try indexer.total("四つ目の橋") == 1)
  }

  @Test func `a copy that takes the place of its origin is a rename, by its bytes`() throws {
    try indexer.write("a.txt", "一つ目の橋")
    try indexer.sync()
    try indexer.write("b.txt", "一つ目の橋")
    try indexer.remove("a.txt")
    #expect(try indexer.sync().output.hasPrefix("nothing changed, 1 file renamed"))
    #expect(try indexer.ids() == ["a.txt"])
  }

  @Test func `a new file gets the id of its path back from one that was renamed`() throws {
    try indexer.write("log.txt", "昨日の橋")
    try indexer.sync()
    try indexer.move("log.txt", to: "log.1.txt")
    try indexer.sync()
    #expect(try indexer.ids() == ["log.txt"])
    try indexer.write("log.txt", "今日の橋")
    #expect(try indexer.sync().status() == 0)
    #expect(
      try indexer.articles() == ["log.1.txt\t昨日の橋\t", "log.txt\t今日の橋\t"].map { $0 + $0.split(separator: "\t")[1] })
  }

  @Test func `lines that vanish from a file vanish from the index, and may move to another file`() throws {
    func line(_ id: String) -> String { "{\"id\":\"\(id)\",\"body\":\"橋 \(id)\"}\n" }
    try indexer.write("a.jsonl", line("1") + line("2") + line("3"))
    try indexer.write("b.jsonl", line("4"))
    try indexer.sync()
    try indexer.write("a.jsonl", line("1") + line("4"))
    try indexer.write("b.jsonl", line("3") + line("5"))
    let program = try indexer.sync()
    #expect(try program.status() == 0)
    #expect(try indexer.ids() == ["1", "3", "4", "5"])
    try indexer.remove("a.jsonl")
    try indexer.sync()
    #expect(try indexer.ids() == ["3", "5"])
  }

  @Test func `items that vanish from a feed vanish from the index, and a renamed feed keeps the rest`() throws {
    func feed(_ numbers: [Int]) -> String {
      let items = numbers.map {
        "<item><guid>tag:news,\($0)</guid><title>第\($0)号</title><description>橋\($0)が開いた。</description></item>"
      }
      return "<rss version=\"2.0\"><channel><title>調べ新報</title>\(items.joined())</channel></rss>"
    }
    try indexer.write("news.rss", feed([1, 2, 3]))
    try indexer.write("all.json", "[{\"id\":\"x\",\"body\":\"橋x\"},{\"id\":\"y\",\"body\":\"橋y\"}]")
    try indexer.sync()
    try indexer.write("news.rss", feed([3, 4]))
    try indexer.write("all.json", "[{\"id\":\"y\",\"body\":\"橋y\"}]")
    #expect(try indexer.sync().output.hasPrefix("1 added, 0 replaced, 3 removed, 0 files unchanged; "))
    #expect(try indexer.ids() == ["tag:news,3", "tag:news,4", "y"])
    try indexer.move("news.rss", to: "old/news.rss")
    #expect(try indexer.sync().output.hasPrefix("nothing changed, 1 file renamed, "))
    try indexer.remove("old/news.rss")
    #expect(try indexer.sync().output.hasPrefix("0 added, 0 replaced, 2 removed, "))
    #expect(try indexer.ids() == ["y"])
  }

  @Test(arguments: ["1", "3"])
  func `an article left out comes in when the one of its body goes`(shards: String) throws {
    try indexer.write("a.txt", "橋の話。\n\n新しい橋が開いた。")
    try indexer.write("b.txt", "橋の話。\n\n新しい橋が開いた！")
    let first = try indexer.sync("--skip-duplicates", "--shards", shards)
    #expect(try first.status() == 0)
    #expect(first.errors == "shirabe-index: b.txt has the same body as a.txt; it is left out\n")
    #expect(first.output.contains("1 left out with the body of another"))
    #expect(try indexer.ids() == ["a.txt"])
    try indexer.remove("a.txt")
    #expect(try indexer.sync("--skip-duplicates").output.hasPrefix("1 added, 0 replaced, 1 removed, "))
    #expect(try indexer.ids() == ["b.txt"])
  }

  @Test func `an index in the folder is named and passed over`() throws {
    try indexer.write("a.txt", "橋")
    for command in ["sync", "add"] {
      for _ in 0..<2 {
        let program = try indexer.run(command, indexer.folder.file("in"), index: "in/deep/index")
        #expect(try program.status() == 0)
        #expect(
          program.errors == "shirabe-index: \(indexer.folder.file("in/deep/index/")): passed over: it is an index\n")
      }
    }
    #expect(try indexer.ids(index: "in/deep/index") == ["a.txt"])
  }

  @Test func `one id from two folders is refused by both names, and comes when the other goes`() throws {
    try indexer.folder.write("one/a.txt", "一つ目の橋")
    try indexer.folder.write("two/a.txt", "二つ目の橋")
    let (one, two) = (indexer.folder.file("one"), indexer.folder.file("two"))
    let together = try indexer.run("sync", one, two)
    #expect(try together.status() == 1)
    #expect(together.errors.contains("\(two)/a.txt: the id \"a.txt\" came before in this run, at \(one)/a.txt"))
    let alone = try indexer.run("sync", two)
    #expect(try alone.status() == 1)
    #expect(alone.errors.contains("two/a.txt: the id \"a.txt\" is that of an article in "))
    #expect(alone.errors.contains("one/a.txt; give"))
    #expect(try indexer.total("一つ目の橋") == 1)
    try FileManager.default.removeItem(atPath: one + "/a.txt")
    #expect(try indexer.run("sync", one, two).status() == 0)
    #expect(try (indexer.total("一つ目の橋"), indexer.total("二つ目の橋")) == (0, 1))
  }

  @Test func `only what a sync of the folder put in is removed`() throws {
    let line = try indexer.folder.write("x.jsonl", "{\"id\":\"x\",\"body\":\"橋\"}\n{\"id\":\"b.txt\",\"body\":\"駅\"}\n")
    try indexer.write("a.txt", "橋")
    try indexer.write("b.txt", "橋")
    try indexer.sync()
    // From now on b.txt is what was added.
    try indexer.run("add", line)
    try indexer.folder.write("other/c.txt", "橋")
    try indexer.run("sync", indexer.folder.file("other"))
    try indexer.remove("a.txt")
    try indexer.remove("b.txt")
    try indexer.sync()
    #expect(try indexer.ids() == ["b.txt", "c.txt", "x"])
  }

  @Test func `refused files are counted each time and read when they change`() throws {
    try indexer.write("good.txt", "橋")
    try indexer.folder.write("in/bad.txt", [0x61, 0, 0x62])
    try age("bad.txt")
    let first = try indexer.sync()
    #expect(try first.status() == 1)
    #expect(first.errors.contains("in/bad.txt: not text"))
    let second = try indexer.sync()
    #expect(try second.status() == 1)
    #expect(second.errors.isEmpty)
    #expect(second.output.hasPrefix("nothing changed, 2 files unchanged, 1 file refused before, unchanged; read 0 B"))
    try indexer.write("bad.txt", "駅")
    #expect(try indexer.sync().status() == 0)
    #expect(try indexer.ids() == ["bad.txt", "good.txt"])
    try indexer.folder.write("in/bad.txt", [0x61, 0, 0x62])
    #expect(try indexer.sync().output.hasPrefix("0 added, 0 replaced, 1 removed"))
  }

  @Test func `what cannot be looked at keeps its articles`() throws {
    try indexer.write("a/b/c.txt", "橋")
    try indexer.sync()
    try FileManager.default.moveItem(atPath: indexer.folder.file("in"), toPath: indexer.folder.file("away"))
    let program = try indexer.sync()
    #expect(try program.status() == 1)
    #expect(program.errors.contains("/in: No such file or directory"))
    #expect(try indexer.ids() == ["a/b/c.txt"])
    try indexer.folder.write("in", "no folder")
    #expect(try indexer.sync().errors.contains("/in: Not a directory"))
    #expect(try indexer.ids() == ["a/b/c.txt"])
  }

  @Test func `strictness ends at the first refusal, and the next sync completes it`() throws {
    try indexer.write("a.txt", "橋")
    try indexer.folder.write("in/b.txt", [0x61, 0, 0x62])
    try indexer.write("c.txt", "駅")
    let strict = try indexer.sync("--strict")
    #expect(try strict.status() == 1)
    #expect(try indexer.ids() == ["a.txt"])
    #expect(try indexer.sync().output.hasPrefix("1 added, 0 replaced, 0 removed, 1 file unchanged, 1 refused"))
  }

  @Test func `other settings read every file again`() throws {
    try indexer.write("a.txt", String(repeating: "橋", count: 400))
    try indexer.write("b.txt", "橋")
    #expect(try indexer.sync("--max-article", "1k").status() == 1)
    #expect(try indexer.ids() == ["b.txt"])
    #expect(try indexer.sync().status() == 0)
    #expect(try indexer.ids() == ["a.txt", "b.txt"])
  }

  @Test func `repeated lines are kept from sync to sync, and counted again when they are many more`() throws {
    func text(_ number: Int, _ menu: String) -> String { "\(menu)\n\n第\(number)の橋\n\n橋\(number)が開いた。\n" }
    for number in 0..<12 { try indexer.write("\(number).txt", text(number, "調べ新報の案内")) }
    let first = try indexer.sync()
    #expect(first.errors.contains("left out 1 line"))
    #expect(try indexer.total("調べ新報の案内") == 0)
    try indexer.write("0.txt", text(100, "調べ新報の案内"))
    let second = try indexer.sync()
    #expect(second.errors.isEmpty)
    #expect(second.output.hasPrefix("0 added, 1 replaced"))
    #expect(try (indexer.total("第100の橋"), indexer.total("調べ新報の案内")) == (1, 0))
    // Eight others do not count before they are asked to.
    for number in 12..<20 { try indexer.write("\(number).txt", text(number, "港の新聞の目次")) }
    try indexer.sync()
    #expect(try indexer.total("港の新聞の目次") == 8)
    #expect(try indexer.sync("--recount-boilerplate").output.hasPrefix("0 added, 8 replaced"))
    #expect(try (indexer.total("港の新聞の目次"), indexer.total("調べ新報の案内")) == (0, 0))
    #expect(try indexer.sync("--keep-boilerplate").output.hasPrefix("0 added, 20 replaced"))
    #expect(try indexer.total("調べ新報の案内") == 12)
  }

  @Test func `the summary for scripts says all of it`() throws {
    try indexer.write("a.txt", "橋")
    try indexer.write("b.png", "橋")
    let program = try indexer.sync("--format", "json")
    let json = try JSON(parsing: program.output.utf8.dropLast()).object
    #expect(json?["added"] == 1)
    #expect(json?["filesRead"] == 1)
    #expect(json?["passedOver"] == 1)
    #expect(json?["changed"] == true)
  }

  @Test func `a rebuilt index is filled anew`() throws {
    try indexer.write("a.txt", "橋")
    try indexer.sync()
    for name in ["shard-0.db", "shard-0.db-wal", "shard-0.db-shm"] {
      try? FileManager.default.removeItem(atPath: indexer.folder.file("index/\(name)"))
    }
    let state = try Data(contentsOf: URL(fileURLWithPath: indexer.folder.file("index/inputs.db")))
    try FileManager.default.removeItem(atPath: indexer.folder.file("index"))
    try indexer.run("add", indexer.folder.write("x.jsonl", ""))
    try state.write(to: URL(fileURLWithPath: indexer.folder.file("index/inputs.db")))
    #expect(try indexer.sync().output.hasPrefix("1 added"))
  }

  /// Says that a file was changed long ago.
  private func age(_ name: String, seconds: Int = 1_000_000) throws {
    let time = timespec(tv_sec: seconds, tv_nsec: 0)
    guard utimensat(AT_FDCWD, indexer.folder.file("in/" + name), [time, time], 0) == 0 else {
      throw TestFailure(errno: errno, "utimensat")
    }
  }
}
