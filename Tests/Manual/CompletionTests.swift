import ShirabeTestSupport
import Testing

/// What the programs offer for a command line that is being written, as they are asked by bash.
struct CompletionTests {
  static let lines: [(line: String, offered: [String])] = [
    ("shirabe se", ["words", "search"]), ("shirabe s", ["words", "search", "similar", "show", "suggest", "status"]),
    ("shirabe h", ["words", "help"]), ("shirabe help sc", ["words", "scripting"]),
    ("shirabe help s", ["words", "search", "similar", "show", "suggest", "status", "scripting", "speed"]),
    ("shirabe help query ", ["words"]),
    ("shirabe-index help re", ["words", "remove", "repair", "restore"]),
    ("shirabe --e", ["words", "--explain-exit-status"]),
    ("shirabe search --off", ["words", "--offset", "--offset-unit"]),
    ("shirabe search 港 --off", ["words", "--offset", "--offset-unit"]),
    ("shirabe search --format j", ["words", "json", "jsonl"]),
    ("shirabe search --format=j", ["words", "json", "jsonl"]),
    ("shirabe search --format json --so", ["words", "--socket", "--sort"]),
    ("shirabe search --fields id,ti", ["words", "id,title"]), ("shirabe search --fields id,i", ["words"]),
    ("shirabe search --facet=y", ["words", "year"]), ("shirabe search --socket ", ["files"]),
    ("shirabe search --socket=", ["files"]),
    ("shirabe call s", ["words", "search", "suggest", "similar", "subscribe", "status"]),
    ("shirabe search ti", ["words", "title:"]), ("shirabe search 港 -ti", ["words", "-title:"]),
    ("shirabe search '(ti", ["words", "(title:"]), ("shirabe search -- --ti", ["words"]),
    ("shirabe search -- ti", ["words", "title:"]), ("shirabe why-not an-id da", ["words", "date:"]),
    ("shirabe why-not ti", ["words"]), ("shirabe search title:x", ["words"]), ("shirabe nonsense ", ["words"]),
    ("shirabe-index re", ["words", "remove", "repair", "restore"]), ("shirabe-index --ind", ["words", "--index"]),
    ("shirabe-index --index ", ["folders"]), ("shirabe-index articles", ["files"]),
    ("shirabe-index sync ", ["folders"]),
    ("shirabe-index restore --", ["words", "--index", "--config", "--format", "--force", "--version", "--help"]),
    ("shirabed --log-level w", ["words", "warning"]), ("shirabed --config ", ["files"]),
    ("shirabed --ind", ["words", "--index"]),
  ]

  @Test(arguments: lines)
  func offersWhatCanFollow(line: String, offered: [String]) throws {
    let folder = try TemporaryFolder()
    let name = String(line.prefix { $0 != " " })
    let program = try Program(
      name, ["--complete", "bash", line, " \t\n\"'><=;|&(:"], environment: ["SHIRABE_SOCKET": folder.file("none")])
    #expect(try program.status() == 0)
    #expect(program.output.split(separator: "\n").map(String.init) == offered)
    #expect(program.errors == "")
  }

  @Test(arguments: Programs.names, ["bash", "zsh", "fish"])
  func printsTheScripts(name: String, shell: String) throws {
    let program = try Program(name, ["--generate-completion-script", shell])
    #expect(try program.status() == 0)
    #expect(program.output.contains("--complete \(shell)"))
  }

  @Test(arguments: Programs.names)
  func refusesAnotherShell(name: String) throws {
    #expect(try Program(name, ["--generate-completion-script", "csh"]).status() == 2)
  }
}
