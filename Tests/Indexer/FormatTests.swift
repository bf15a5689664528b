import Foundation
import ShirabeJSON
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// Indexes as programs of the past wrote them, with what they held: `Formats/format-N.tar.xz` has the folder of an index, and
/// `format-N.jsonl` its articles. They are never made anew.
///
/// What programs of the past and of the future may have said of their formats and text rules is written into the first.
@Suite struct FormatTests {
  /// The index that is unpacked for a test.
  private let indexer: Indexer
  private let index = "format-5"
  private let articles: String

  private var path: String { indexer.folder.file(index) }

  init() throws {
    indexer = try Indexer()
    articles = try String(contentsOfFile: FormatTests.fixture("format-5.jsonl"), encoding: .utf8)
    try FormatTests.unpack(5, indexer)
  }

  private static func unpack(_ format: Int, _ indexer: Indexer) throws {
    let unpacking = try Program(
      "/bin/tar", ["-xJf", FormatTests.fixture("format-\(format).tar.xz"), "-C", indexer.folder.path])
    try #require(try unpacking.status() == 0, "\(unpacking.errors)")
  }

  private static func fixture(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Formats/" + name).path
  }

  /// Runs a command on the index, which must end so.
  @discardableResult
  private func run(
    _ command: String, _ arguments: String..., on index: String? = nil, status: Int32 = 0,
    _ location: SourceLocation = #_sourceLocation
  ) throws -> Program {
    let program = try indexer.start(command, arguments, index: index ?? self.index)
    #expect(try program.status() == status, "\(command): \(program.output)\(program.errors)", sourceLocation: location)
    return program
  }

  /// The lines of JSON Lines whose order does not matter.
  private static func lines(_ text: String) -> Set<Substring> { Set(text.split(separator: "\n")) }

  @Test(arguments: [5]) func anIndexOfTheFormatIsReadWhole(format: Int) throws {
    let indexer = try Indexer()
    try FormatTests.unpack(format, indexer)
    let export = try indexer.run("export", index: "format-\(format)")
    try #require(try export.status() == 0, "\(export.errors)")
    let articles = try String(contentsOfFile: FormatTests.fixture("format-\(format).jsonl"), encoding: .utf8)
    #expect(export.output == articles)
    #expect(articles.split(separator: "\n").count == 16)
  }

  /// Whether they are written with the checksum that belongs to them, or by hand.
  @Test(arguments: [true, false]) func anIndexOfOtherTextRulesIsReadAndMadeAnew(isSound: Bool) throws {
    let query = try #require(try JSON(parsing: String(articles.prefix { $0 != "\n" }))["title"]?.string)
    let total = try indexer.total(query, index: index)
    #expect(total > 0)
    try ShardMeta.set("text_rules", ShardMeta.otherTextRules, of: path, isSound: isSound)
    let old = try indexes()

    // What reads articles reads them; all else says what to do.
    #expect(try run("export").output == articles)
    try run("backup", indexer.folder.file("old.tar"))
    let saved = indexer.folder.file("saved.jsonl")
    #expect(try run("repair", "--salvage", saved).errors == "")
    #expect(try FormatTests.lines(String(contentsOfFile: saved, encoding: .utf8)) == FormatTests.lines(articles))
    for command in ["list", "stats", "repair"] {
      let errors = try run(command, status: 74).errors
      #expect(errors.contains(ShardMeta.otherTextRules) && errors.contains("run shirabe-index upgrade"), "\(errors)")
    }
    try indexer.write("new.txt", "新しい灯台")
    for command in ["add", "sync"] {
      #expect(try run(command, indexer.folder.file("in"), status: 74).errors.contains("run shirabe-index upgrade"))
    }
    let check = try run("check", status: 1).output
    #expect(check.contains("shard 1, format: its text rules are \(ShardMeta.otherTextRules)"), "\(check)")
    #expect(check.contains("run shirabe-index upgrade\nnot damaged: 16 articles in 2 shards"), "\(check)")
    #expect(try indexes() == old)

    try upgrade()
    #expect(try indexer.total(query, index: index) == total)

    // A backup comes back as it was, and is made anew in its turn.
    try run("restore", indexer.folder.file("old.tar"), on: "restored")
    #expect(try run("export", on: "restored").output == articles)
    try run("list", on: "restored", status: 74)
    try run("upgrade", on: "restored")
    #expect(try indexer.total(query, index: "restored") == total)
  }

  /// What is in the files of the shards.
  private func indexes() throws -> [Data] {
    try (0..<2).map { try Data(contentsOf: URL(filePath: path + "/shard-\($0).db")) }
  }

  /// Makes the index anew, and sees that it has the same articles, and another id.
  private func upgrade() throws {
    try indexer.folder.write(index + "/note", "mine")
    let program = try run("upgrade", "--format", "json")
    let report = try JSON(parsing: program.output)
    #expect(report["upgraded"] == true && report["articles"] == 16 && report["shards"] == 2, "\(report)")
    #expect(try report["indexId"]?.string == IndexReader(path: path).statistics().indexId)
    #expect(report["indexId"]?.string != "d264bd2c7ef6b6ec34a67868458f0881")
    #expect(try run("export").output == articles)
    #expect(try run("check").output == "sound: 16 articles in 2 shards\n")
    #expect(try run("upgrade").output.hasPrefix("nothing to upgrade: it is format "))
    #expect(try String(contentsOfFile: path + "/note", encoding: .utf8) == "mine")
    #expect(indexer.folder.names.allSatisfy { !$0.contains(".shirabe-") })
  }

  @Test func anIndexOfThisFormatIsLeftAlone() throws {
    let old = try indexes()
    let report = try JSON(parsing: run("upgrade", "--format", "json").output)
    #expect(report["upgraded"] == false && report["indexId"] == .null)
    #expect(report["from"]?.array == [report["to"] ?? .null])
    #expect(try indexes() == old)
  }

  /// A newer format than the program knows is not guessed at.
  @Test(arguments: [true, false]) func aNewerFormatSaysWhatToDo(isSound: Bool) throws {
    try ShardMeta.set("format", "99", of: path, isSound: isSound)
    let old = try indexes()
    for arguments in [
      ["export"], ["list"], ["stats"], ["repair"], ["upgrade"], ["backup", indexer.folder.file("b.tar")],
      ["add", FormatTests.fixture("format-5.jsonl")], ["remove", "a"],
    ] {
      let program = try indexer.start(arguments[0], Array(arguments.dropFirst()), index: index)
      #expect(try program.status() == 74)
      let errors = program.errors
      #expect(errors.contains("shard-0.db: its format is 99, ") && errors.contains("update Shirabe"), "\(errors)")
    }
    let check = try run("check", status: 1).output
    #expect(check.contains("shard 0, format: its format is 99, ") && check.contains("update Shirabe"), "\(check)")
    #expect(!check.contains("identity:") && !check.contains("restore"), "\(check)")
    try salvage("99", isSound: isSound)
    #expect(try indexes() == old)
  }

  /// What came before the first format that is read is said to be too old, and not to be newer.
  @Test(arguments: [true, false]) func aFormatThatIsNotReadAnyMoreSaysWhatToDo(isSound: Bool) throws {
    try ShardMeta.set("format", "4", of: path, isSound: isSound)
    let old = try indexes()
    for arguments in [["export"], ["upgrade"], ["backup", indexer.folder.file("b.tar")]] {
      let program = try indexer.start(arguments[0], Array(arguments.dropFirst()), index: index)
      #expect(try program.status() == 74)
      #expect(program.errors.contains("formats before 5 are not read any more"), "\(program.errors)")
    }
    try salvage("4", isSound: isSound)
    #expect(try indexes() == old)
  }

  /// What says of itself what was never written is read as what it is; what was written so is not guessed at, and leaves no file.
  private func salvage(_ format: String, isSound: Bool) throws {
    let file = indexer.folder.file("saved-\(format).jsonl")
    let program = try run("repair", "--salvage", file, status: isSound ? 74 : 0)
    #expect(program.errors.contains("its format is \(format), "), "\(program.errors)")
    #expect(FileManager.default.fileExists(atPath: file) == !isSound)
    if isSound { return }
    #expect(try FormatTests.lines(String(contentsOfFile: file, encoding: .utf8)) == FormatTests.lines(articles))
  }

  /// Damaged articles are named, nothing is changed, and the others can be saved.
  @Test func aDamagedIndexOfOtherTextRulesIsLeftAlone() throws {
    try ShardMeta.set("text_rules", ShardMeta.otherTextRules, of: path)
    let spoiling = try Program(
      "/usr/bin/python3",
      [
        "-c",
        """
        import sqlite3, sys
        database = sqlite3.connect(sys.argv[1])
        database.execute("UPDATE article SET url = 'http://else.example' WHERE row = (SELECT min(row) FROM article)")
        database.execute("UPDATE body SET body = x'28B52FFD' WHERE row = (SELECT max(row) FROM body)")
        database.commit()
        """, path + "/shard-1.db",
      ])
    try #require(try spoiling.status() == 0, "\(spoiling.errors)")
    let old = try indexes()
    let check = try run("check", status: 1).output
    #expect(check.contains("shard 1, articles: 2 of 7 articles damaged"), "\(check)")
    #expect(check.contains("shard 0, format: ") && !check.contains("not damaged"), "\(check)")
    let upgrade = try run("upgrade", status: 1).output
    #expect(upgrade.contains("shard 1, articles: 2 of 7") && upgrade.contains("nothing was changed"), "\(upgrade)")
    #expect(try indexes() == old)
    #expect(indexer.folder.names.allSatisfy { !$0.contains(".shirabe-") })
    let file = indexer.folder.file("saved.jsonl")
    try run("repair", "--salvage", file, status: 1)
    let saved = try FormatTests.lines(String(contentsOfFile: file, encoding: .utf8))
    #expect(saved.intersection(FormatTests.lines(articles)).count == 14)
  }

  /// Where nothing at all can be saved, no empty file is left to be taken for what was.
  @Test func whatCannotBeSavedLeavesNoFile() throws {
    for number in 0..<2 { try Data("no database".utf8).write(to: URL(filePath: path + "/shard-\(number).db")) }
    let file = indexer.folder.file("saved.jsonl")
    #expect(try run("repair", "--salvage", file, status: 1).errors.contains("nothing in it can be read"))
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  /// What is known of files goes over, so that they are not read again, and what is gone of them is removed.
  @Test func syncGoesOnWhereItWas() throws {
    for name in ["a", "b", "c"] { try indexer.write(name + ".txt", "\(name)の灯台") }
    #expect(try indexer.sync("--shards", "2").status() == 0)
    let path = indexer.folder.file("index")
    try ShardMeta.set("text_rules", ShardMeta.otherTextRules, of: path)
    #expect(try indexer.sync().status() == 74)
    try run("upgrade", on: "index")
    let generation = try indexer.generation()
    let again = try indexer.sync()
    #expect(again.output.hasPrefix("nothing changed, 3 files unchanged"), "\(again.output)")
    #expect(try indexer.generation() == generation)
    try indexer.remove("b.txt")
    #expect(try indexer.sync().output.contains("1 removed"))
    #expect(try indexer.ids() == ["a.txt", "c.txt"])
  }

  /// A watch does not end where a service manager would only start it again, and goes on by itself.
  @Test func watchWaitsForTheUpgrade() throws {
    try indexer.write("a.txt", "一つ目の灯台")
    #expect(try indexer.sync().status() == 0)
    let path = indexer.folder.file("index")
    try ShardMeta.set("text_rules", ShardMeta.otherTextRules, of: path)
    try indexer.write("b.txt", "二つ目の灯台")
    let watch = try indexer.start("watch", [indexer.folder.file("in")])
    try Deadline().wait(for: "the watch") { watch.errors.contains("waiting until that is done") || !watch.isRunning }
    #expect(watch.isRunning && watch.errors.contains("run shirabe-index upgrade"), "\(watch.errors)")
    try run("upgrade", on: "index")
    try Deadline().wait(for: "the watch to go on") { try indexer.ids() == ["a.txt", "b.txt"] }
    watch.send(signal: SIGTERM)
    #expect(try watch.status() == 0)
    #expect(watch.errors.components(separatedBy: "waiting until").count == 2, "\(watch.errors)")
  }
}
