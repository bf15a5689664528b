import Glibc
import ShirabeArticles
import ShirabeTestSupport
import Testing

/// The completion scripts in the shells that they are for, with tags and sources of a running daemon.
@Suite struct ShellCompletionTests {
  private let daemon: RunningDaemon

  init() throws {
    daemon = try RunningDaemon(
      [
        Article(id: "a", title: "題", body: "一", source: "調べ 新報", tags: ["政治", "人工 知能"]),
        Article(id: "b", body: "二", source: "Shirabe Times", tags: ["政策", "AI"]),
        Article(id: "c", body: "三", source: "O'Neil's $HOME", tags: ["政策"]),
      ], socketFolder: "socket's folder")
  }

  private static func has(_ shell: String) -> Bool {
    access("/usr/bin/" + shell, X_OK) == 0 || access("/bin/" + shell, X_OK) == 0
  }

  private func environment(_ more: [String: String] = [:]) throws -> [String: String] {
    let programs = try Program.path(of: "shirabe").dropLast("/shirabe".count)
    return [
      "PATH": programs + ":/usr/bin:/bin", "SHIRABE_SOCKET": daemon.socket, "LC_ALL": "C.UTF-8",
      "HOME": daemon.folder.path, "TERM": "dumb",
    ].merging(more) { $1 }
  }

  private func script(_ shell: String, of name: String = "shirabe") throws -> String {
    let program = try Program(name, ["--generate-completion-script", shell])
    try program.status()
    return try daemon.folder.write("\(name).\(shell)", program.output)
  }

  static let words: [(line: String, replies: [String])] = [
    ("shirabe search tag:政", ["政策", "政治"]), ("shirabe search tag:人", [#"\"人工\ 知能\""#]),
    ("shirabe search 'tag:人", [#"tag:"人工 知能""#]), ("shirabe search \"tag:人", [#"tag:\"人工 知能\""#]),
    ("shirabe search -tag:A", ["ai"]), ("shirabe search source:o", [#"\"O\'Neil\'s\ \$HOME\""#]),
    ("shirabe search 'source:o", [#"source:"O'\''Neil'\''s $HOME""#]),
    ("shirabe search source:Ｓ", [#"\"Shirabe\ Times\""#]),
    ("shirabe count 麻薬 --match p", ["phrase"]), ("shirabe stat", ["status"]), ("shirabe search tag:無い", []),
  ]

  @Test(arguments: words)
  func bashIsGivenWhatItCanInsert(line: String, replies: [String]) throws {
    let bash = try Program(
      "/usr/bin/env",
      [
        "bash", "--norc", "-c",
        #"""
        source "$1"
        complete -p shirabe >/dev/null || exit 9
        COMP_LINE=$2 COMP_POINT=${#2} COMP_WORDBREAKS=$' \t\n"\'><=;|&(:'
        _shirabe shirabe "${2##*[ :]}"
        [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\n' "${COMPREPLY[@]}"
        """#, "bash", try script("bash"), line,
      ], environment: environment())
    #expect(try bash.status() == 0)
    #expect(bash.errors == "")
    #expect(bash.output.split(separator: "\n").map(String.init) == replies)
  }

  static let typed: [(shell: String, line: String, count: String)] = [
    ("bash", "shirabe count tag:人", "1"), ("bash", "shirabe count 'source:o", "1"),
    ("bash", "shirabe count \"tag:政治", "1"),
    ("bash", "shirabe count source:o", "1"),
    ("zsh", "shirabe count tag:人", "1"), ("zsh", "shirabe count source:O", "1"), ("zsh", "shirabe count 'tag:人", "1"),
  ]

  /// Types a line and a tab into a shell at a terminal; what the line then finds says whether it was completed and quoted.
  @Test(
    .enabled(if: has("python3"), "needs python3"),
    arguments: typed.filter { has($0.shell) })
  func whatIsTypedIsCompleted(shell: String, line: String, count: String) throws {
    let begin =
      shell == "bash"
      ? "PS1=; source '\(try script("bash"))'; echo re''ady"
      : "PS1=; autoload -U compinit; compinit -u -D; source '\(try script("zsh"))'; echo re''ady"
    let python = #"""
      import os, pty, select, signal, sys, time
      shell, begin, line, count = sys.argv[1:]
      pid, fd = pty.fork()
      if pid == 0:
          os.execvp(shell, [shell, "--norc", "--noprofile", "-i"] if shell == "bash" else [shell, "-f", "-i"])
      seen = b""
      def until(text):
          global seen
          end = time.time() + 60
          while text not in seen:
              if time.time() > end or not select.select([fd], [], [], 60)[0]: sys.exit("no %r in %r" % (text, seen))
              seen += os.read(fd, 65536)
      os.write(fd, begin.encode() + b"\r")
      until(b"ready")
      seen = b""
      os.write(fd, line.encode() + b"\t")
      # The line is changed before the next key is read.
      os.write(fd, b"\recho st''atus $?\r")
      until(b"status ")
      while seen[seen.index(b"status "):].count(b"\n") < 1: seen += os.read(fd, 65536)
      print(seen.decode(errors="replace"))
      os.kill(pid, signal.SIGKILL)
      """#
    let program = try Program(
      "/usr/bin/env", ["python3", "-c", python, shell, begin, line, count], environment: environment())
    #expect(try program.status() == 0, "\(program.errors)")
    let lines = program.output.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix(while: \.isWhitespace) }
    #expect(lines.contains { $0 == count }, "\(program.output)")
    #expect(lines.contains { $0 == "status 0" }, "\(program.output)")
  }

  static let fish: [(line: String, offered: [String])] = [
    ("shirabe search tag:政", ["tag:政策\t2 articles", "tag:政治\t1 article"]),
    ("shirabe search source:O", ["source:\"O'Neil's $HOME\"\t1 article"]),
    ("shirabe search 'tag:人", ["tag:\"人工 知能\"\t1 article"]), ("shirabe sim", ["similar\tFind articles like one"]),
  ]

  @Test(.enabled(if: has("fish"), "needs fish"), arguments: fish)
  func fishOffersThem(line: String, offered: [String]) throws {
    let program = try Program(
      "/usr/bin/env",
      ["fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", "--", try script("fish"), line],
      environment: environment())
    #expect(try program.status() == 0)
    #expect(program.output.split(separator: "\n").map(String.init).sorted() == offered.sorted())
  }

  /// Without a daemon there are the names of fields, and no word of what is missing.
  @Test func isQuietWithoutADaemon() throws {
    let nowhere = ["SHIRABE_SOCKET": daemon.folder.file("nowhere")]
    for (line, output) in [("shirabe search tag:政", "words\n"), ("shirabe search ta", "words\ntag:\n")] {
      let program = try Program("shirabe", ["--complete", "bash", line], environment: environment(nowhere))
      #expect(try program.status() == 0)
      #expect(program.output == output && program.errors == "")
    }
  }

  /// Where something listens and says nothing, the shell is not kept waiting for it.
  @Test func endsQuietlyWhereTheDaemonIsSilent() throws {
    daemon.program.send(signal: SIGSTOP)
    defer { daemon.program.send(signal: SIGCONT) }
    let program = try Program("shirabe", ["--complete", "bash", "shirabe search tag:政"], environment: environment())
    #expect(try program.status() == 0)
    #expect(program.output == "" && program.errors == "")
  }

  /// The socket of the line is asked, not that of the environment.
  @Test func asksTheSocketOfTheLine() throws {
    let nowhere = ["SHIRABE_SOCKET": daemon.folder.file("nowhere")]
    let program = try Program(
      "shirabe", ["--complete", "fish", "search", "--socket", daemon.socket, "tag:政治"],
      environment: environment(nowhere))
    #expect(try program.status() == 0)
    #expect(program.output == "words\ntag:政治\t1 article\n")
  }
}
