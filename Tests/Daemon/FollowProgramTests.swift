import Glibc
import ShirabeArticles
import ShirabeJSON
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// The built `shirabe follow`, with the built indexer and the built daemon.
struct FollowProgramTests {
  private let daemon: RunningDaemon

  init() throws { daemon = try RunningDaemon([Article(id: "old", title: "前", body: "港の朝")], shards: 2) }

  /// Starts to follow, and waits until the daemon knows.
  private func follow(_ arguments: String...) throws -> Program {
    let before = try subscriptions()
    let program = try Program("shirabe", ["follow"] + arguments, environment: ["SHIRABE_SOCKET": daemon.socket])
    try Deadline().wait(for: "a subscription; \(program.errors)") {
      try !program.isRunning || subscriptions() > before
    }
    return program
  }

  /// How many there have been.
  private func subscriptions() throws -> Int64 {
    try daemon.connect().call("status")["latencies"]?["subscribe"]?["count"]?.int64 ?? 0
  }

  private func index(_ lines: String...) throws {
    let input = try daemon.folder.write("articles.jsonl", lines.joined(separator: "\n"))
    let indexer = try Program("shirabe-index", ["--index", daemon.index, input])
    #expect(try indexer.status() == 0, "\(indexer.errors)")
  }

  private func wait(_ program: Program, for text: String) throws {
    try Deadline().wait(for: "\(text) in \(program.output) \(program.errors)") { program.output.contains(text) }
  }

  @Test func printsWhatIsIndexed() throws {
    let program = try follow("--format", "ids", "--limit", "3", "港")
    let others = [
      try follow("--limit", "2", "港", "-昼"), try follow("--format=jsonl", "--fields", "id,title", "--limit=1", "昼"),
      try follow("--format", "csv", "--fields", "title,id", "--limit", "1", "昼"),
      try follow("--format", "tsv", "--fields", "id,title", "--limit", "1", "--match", "phrase", "港の昼"),
      try follow("--print", "<{id}>", "-0", "--limit", "1", "昼"),
      try follow("--format", "csv", "--fields", "title,id", "--limit", "1", "--csv-safe", "夜"),
    ]
    #expect(others[2].output == "title,id\r\n", "the head of the table is there before anything")
    try index(#"{"id":"a","title":"題","body":"港の昼"}"#, #"{"id":"b","body":"山の朝"}"#)
    try wait(program, for: "a\n")
    try index(#"{"id":"old","title":"後","body":"港の夕"}"#)
    try wait(program, for: "a\nold\n")
    try index(#"{"id":"c","title":"=1+1","body":"港の夜"}"#)
    #expect(try program.status() == 0)
    #expect(program.output == "a\nold\nc\n" && program.errors == "")
    for other in others { #expect(try other.status() == 0, "\(other.errors)") }
    #expect(
      others.map(\.output) == [
        "後\n  old\n  港の夕\n\n=1+1\n  c\n  港の夜\n\n", "{\"id\":\"a\",\"title\":\"題\"}\n", "title,id\r\n題,a\r\n", "a\t題\n",
        "<a>\0",
        "title,id\r\n\"'=1+1\",c\r\n",
      ])
  }

  @Test func catchesUp() throws {
    try daemon.write([Article(id: "b", body: "港")])
    let program = try follow("--since", "0", "--format", "ids", "--limit", "3", "港")
    try wait(program, for: "b\nold\n")
    try daemon.write([Article(id: "c", body: "港")])
    #expect(try program.status() == 0)
    #expect(program.output == "b\nold\nc\n")
  }

  @Test func goesOnWithTheNextDaemon() throws {
    let program = try follow("--format", "ids", "--limit", "2", "港")
    try daemon.write([Article(id: "a", body: "港")])
    try wait(program, for: "a\n")
    daemon.program.send(signal: SIGKILL)
    try daemon.program.status()
    try Deadline().wait(for: "a word about it") { program.errors.contains("waiting for it") }
    try daemon.write([Article(id: "b", body: "港")])
    let next = try daemon.startAnother()
    #expect(try program.status() == 0)
    #expect(program.output == "a\nb\n", "\(next.errors)")
    #expect(program.errors.split(separator: "\n").count == 2, "\(program.errors)")
  }

  /// A daemon that has no room is there, and is not called gone.
  @Test func asksABusyDaemonAgain() throws {
    let program = try follow("--format", "ids", "--limit", "1", "港")
    daemon.program.send(signal: SIGKILL)
    try daemon.program.status()
    try Deadline().wait(for: "a word about it") { program.errors.contains("waiting for it") }
    // Its one connection is taken before the other program can have it, or else when that one has been stopped.
    program.send(signal: SIGSTOP)
    let next = try daemon.startAnother("--set", "connections.maximum=1")
    try RunningDaemon.wait(for: next, at: daemon.socket)
    var holder: RawClient?
    try Deadline().wait(for: "the one connection") {
      holder = try daemon.connect()
      return (try? holder?.call("ping")) == [:]
    }
    program.send(signal: SIGCONT)
    try Deadline().wait(for: "a word about it") { program.errors.contains("the daemon is busy; asking again") }
    let first = try Program(
      "shirabe", ["follow", "港"], environment: ["SHIRABE_SOCKET": daemon.socket])
    #expect(try first.status() == 75 && first.errors.contains("connections"), "\(first.errors)")
    holder = nil
    try Deadline().wait(for: "a word about it") { program.errors.contains("a daemon answers again; going on") }
    try daemon.write([Article(id: "a", body: "港")])
    #expect(try program.status() == 0 && program.output == "a\n")
    #expect(program.errors.split(separator: "\n").count == 3, "\(program.errors)")
  }

  @Test func tellsOfAnIndexMadeAnew() throws {
    let program = try follow("--format", "ids", "--limit", "3", "港")
    try daemon.write([Article(id: "a", body: "港")])
    try wait(program, for: "a\n")
    daemon.program.send(signal: SIGTERM)
    try daemon.program.status()
    #expect(rename(daemon.index, daemon.index + "-former") == 0)
    let writer = try IndexWriter(path: daemon.index)
    for id in ["x", "y"] { try writer.add(Article(id: id, body: "港")) }
    _ = try writer.finish()
    let next = try daemon.startAnother()
    #expect(try program.status() == 0)
    #expect(program.output == "a\nx\ny\n", "\(next.errors)")
    #expect(program.errors.contains("made anew"), "\(program.errors)")
  }

  @Test func endsAsOthersDo() throws {
    let stopped = try follow("港")
    stopped.send(signal: SIGINT)
    #expect(try stopped.status() == -SIGINT)
    #expect(stopped.output == "" && stopped.errors == "")

    for (arguments, status) in [
      (["\"x"], 2), ([], 2), (["--limit", "0", "港"], 2), (["--format", "json", "港"], 2), (["-0", "港"], 2),
      (["--match", "auto", "港"], 2), (["港", "--socket", daemon.folder.file("none")], 69),
    ] as [([String], Int32)] {
      let program = try Program("shirabe", ["follow"] + arguments, environment: ["SHIRABE_SOCKET": daemon.socket])
      #expect(try program.status() == status, "\(arguments) \(program.errors)")
      #expect(program.errors != "")
    }
  }

  /// Who reads no more ends it, though there is nothing to print.
  @Test func endsWhenItsOutputIsClosed() throws {
    let script = """
      "$SHIRABE" follow --since 0 --format ids 港 2>errors | head -n 1
      echo "${PIPESTATUS[0]} $(cat errors)"
      """
    let bash = try Program(
      "/usr/bin/env", ["-C", daemon.folder.path, "bash", "-c", script],
      environment: [
        "PATH": "/usr/bin:/bin", "SHIRABE": Program.path(of: "shirabe"), "SHIRABE_SOCKET": daemon.socket,
      ])
    #expect(try bash.status() == 0)
    #expect(bash.output == "old\n\(128 + SIGPIPE) \n")
  }
}
