import Glibc
import ShirabeTestSupport
import Testing

/// The built client on a terminal, asking a real daemon.
struct InteractiveTerminalTests {
  private let folder: TemporaryFolder
  private var socket: String { folder.file("s") }

  init() throws {
    folder = try TemporaryFolder()
    let body = "岬の灯台は夜ごと海を照らす。" + String(repeating: "波の音がする。\\n", count: 60) + "灯台守は眠らない。"
    let other = (0..<40).map { #"{"id":"n\#($0)","title":"便り\#($0)","body":"港の便り、第\#($0)号。"}"# }
    let articles =
      [#"{"id":"tower","title":"灯台\u001b[31mの話","body":"\#(body)","url":"https://tower.example/"}"#] + other
    let file = try folder.write("articles.jsonl", articles.joined(separator: "\n"))
    #expect(try Program("shirabe-index", ["--index", folder.file("index"), file]).status() == 0)
  }

  private func daemon() throws -> Program {
    let daemon = try Program("shirabed", ["--index", folder.file("index"), "--socket", socket])
    #expect(try Program("shirabe", ["ping", "--wait", "30", "--socket", socket]).status() == 0)
    return daemon
  }

  @Test func searchesReadsAndLeaves() throws {
    let daemon = try daemon()
    defer { daemon.send(signal: SIGTERM) }
    let screen = try LiveScreen(["--socket", socket])
    try screen.wait(for: "Type to search 41 articles.")
    // The letters of an input method, cut in the middle of one.
    let letters = Array("灯台".utf8)
    try screen.send(Array(letters[..<4]))
    try screen.send(Array(letters[4...]))
    try screen.wait(for: "> 灯台\n  1 article, ", "\n> 灯台\u{FFFD}[31mの話\n  tower\n")
    try screen.type("\r")
    try screen.wait(for: "url: https://tower.example/", "match 1/2")
    try screen.type("n")
    try screen.wait(for: "灯台守は眠らない。", "match 2/2", "100%")
    let sent = String(decoding: screen.sent, as: UTF8.self)
    #expect(sent.contains("\u{1B}[1;7;31m灯台\u{1B}[0m守") && !sent.contains("\u{1B}[31m"))
    try screen.type("q")
    try screen.wait(for: "> 灯台\n")
    // All at once: the hit that Enter opens has not been found yet, and nor has the article that is left again.
    try screen.type("\u{15}第39\rq\r")
    try screen.wait(for: "id: n39", "match 1/1")
    try screen.type("q")
    try screen.wait(for: "> 第39\n", "1/1  ")
    // A letter, half of it taken back, a paste, and operators of full width.
    try screen.type("x\u{7F}\u{15}\u{1B}[200~港　\n－第３\u{1B}[201~")
    try screen.wait(for: "> 港　 －第３\n  39 articles, ")
    try screen.type("\u{1B}[F\u{1B}[B")
    try screen.wait(for: "2/39  ")
    try screen.type(String(repeating: "\u{1B}[6~", count: 20))
    try screen.wait(for: "39/39  ")
    try screen.resize(lines: 10, columns: 40)
    try screen.type("（")
    try screen.wait(for: "> 港　 －第３（\n", " ^\n", "39/39  ")
    try screen.type("\u{7F}")
    try screen.wait(for: "1/39  ")
    try screen.type("\u{1B}[B")
    try screen.wait(for: "2/39  ")
    #expect(screen.text.split(separator: "\n", omittingEmptySubsequences: false).count == 10)
    try screen.type("q")
    #expect(try screen.status() == 0 && screen.isRestored())
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT])
  func aSignalEndsItAndTheTerminalIsAsBefore(signal: Int32) throws {
    let daemon = try daemon()
    defer { daemon.send(signal: SIGTERM) }
    let screen = try LiveScreen([], ["SHIRABE_SOCKET": socket, "NO_COLOR": "1"])
    try screen.type("港")
    try screen.wait(for: "40 articles")
    #expect(try !screen.isRestored())
    kill(screen.process, signal)
    #expect(try screen.status() == -signal && screen.isRestored())
    let colors = String(decoding: screen.sent, as: UTF8.self).split(separator: "\u{1B}[").filter { $0.hasPrefix("1;") }
    #expect(colors.allSatisfy { !$0.prefix(6).contains("m") }, "\(colors)")
  }

  @Test(arguments: ["\u{3}", "\u{4}", "\u{1B}"])
  func keysLeave(key: String) throws {
    let daemon = try daemon()
    defer { daemon.send(signal: SIGTERM) }
    let screen = try LiveScreen(["interactive", "--socket", socket])
    try screen.wait(for: "Esc leave")
    // Ctrl-Z gives the terminal back; where nobody can wake it up again, it goes on at once.
    try screen.type("港\u{1A}台")
    try screen.wait(for: "> 港台")
    try screen.type(key)
    #expect(try screen.status() == 0 && screen.isRestored())
  }

  @Test func aDaemonThatGoesAwayIsWaitedFor() throws {
    let first = try daemon()
    let screen = try LiveScreen(["--socket", socket])
    try screen.type("灯台")
    try screen.wait(for: "1 article")
    first.send(signal: SIGKILL)
    try first.status()
    try screen.type("\u{15}港")
    try screen.wait(for: "> 港", "no daemon answers at \(socket) any more; trying again")
    let second = try daemon()
    defer { second.send(signal: SIGTERM) }
    try screen.wait(for: "40 articles", "Esc leave")
    try screen.type("\u{3}")
    #expect(try screen.status() == 0 && screen.isRestored())
  }

  @Test func needsATerminalAndADaemon() throws {
    let dumb = try LiveScreen(["--socket", socket], ["TERM": "dumb"])
    #expect(try dumb.status() == 2 && dumb.sent.isEmpty)
    let alone = try LiveScreen(["--socket", socket])
    #expect(try alone.status() == 69 && alone.sent.isEmpty)
  }
}
