import Foundation
import Glibc
import ShirabeTestSupport
import Testing

/// What README and guides show is what the programs do: their dialogs are typed as they stand there, one after the other,
/// over the sample articles, and print what stands there.
struct GuideExampleTests {
  private static let root = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + String($1) }
  private static let guides = "Sources/Manual/Guides/"

  /// The texts, each with what its folder has before the first block, in bash. `$SAMPLES` are the sample articles.
  static let pages: [(path: String, preparation: String)] = [
    ("README.md", "mkdir articles; cp $SAMPLES/*.txt articles; cat $SAMPLES/*.jsonl >more.jsonl"),
    (guides + "shirabe-nyumon.md", "ln -s $SAMPLES articles"),
    (guides + "shirabe-query.md", "shirabe-index --index my-index $SAMPLES"),
    (guides + "shirabe-terminal.md", "shirabe-index --index my-index $SAMPLES"),
    (guides + "shirabe-scripting.md", "shirabe-index --index my-index $SAMPLES"),
    (guides + "shirabe-protocol.md", "shirabe-index --index my-index $SAMPLES"),
    (
      guides + "shirabe-formats.md",
      #"""
      mkdir articles old pages papers
      cp $SAMPLES/*.txt articles; cat $SAMPLES/*.jsonl >more.jsonl
      printf '{"id":"x"}\n' >bad.jsonl
      for year in 2001 2002 2003 2004; do
        echo "港の記録、$year 年。灯台に灯がともり、船が帰る。市場には魚が並び、人が集まった。町の祭りの日である。夕方まで続いた。"
      done | iconv -t EUC-JP | { cd old; split -l 1 -d -a 1 --additional-suffix .txt - 200; cd ..; }
      for year in 4 3 2 1; do mv old/200$((year - 1)).txt old/200$year.txt; done
      { head -c 85 old/2001.txt; printf '\377'; tail -c +86 old/2001.txt; } >bytes; mv bytes old/2001.txt
      printf 'pictures\0of a harbour' >old/picture.txt
      for page in {1..12}; do printf '調べ新報\n\n第%d話の舟が港を出た。\n\n写すことを禁じます\n' $page >pages/$page.txt; done
      printf '霜が降りた\n\n山の畑に、今季初めての霜が降りた。\n' | tee papers/asa.txt >papers/asa-web.txt
      printf '舟が出た\n\n夕方、港から舟が出た。\n' >papers/yuu.txt; printf '霜とは\n\n水が凍ったものである。\n' >papers/霜.txt
      """#
    ),
    (guides + "shirabe-operation.md", #"printf 'search:\n  thread: 4\n' >shirabe.yaml"#),
    (guides + "shirabe-durability.md", "shirabe-index --index my-index $SAMPLES"),
    (guides + "shirabe-speed.md", ""), (guides + "shirabe-development.md", ""),
  ]

  /// Dialogs, by their first lines, that no daemon may answer before.
  private static let withoutDaemon = [
    "$ shirabe search --start --format ids 麻薬 対策", "$ shirabe search --start --index nowhere 麻薬",
  ]

  /// Blocks, by how their first lines begin, that are not typed here, and why not.
  static let notRun: [(name: String, reason: String)] = [
    ("Config/run.sh", "it installs packages and builds for release"), ("sudo env ", "it installs; see InstallTests"),
    ("SHIRABE_RECORD=1 swift test", "it writes to the sources; see FormatGuideTests"),
    ("$ shirabe-index check --index old-index", "it needs an index of other text rules; see FormatTests"),
    ("shirabe-index watch ", "it stays until it is interrupted; see WatchTests"),
    ("shirabed --index my-index --socket ", "it stays"),
    ("$ shirabe search tag:人<TAB>", "it is typed into shells by ShellCompletionTests"),
    ("> 港 （検査｜漁協）", "a screen; see the tests of the interactive view"),
    ("洋上風力、雪潮沖で送電始まる", "a screen; see the tests of the interactive view"),
    ("2026-11-21T17:11:04.572Z ", "lines of a log; see ReloadTests"),
    ("2026-11-21T17:11:03.745Z ", "lines of a log; see RequestLogTests"),
    ("2026-11-29T03:18:24.438Z ", "a line of a log; see UnreadLogTests"),
    ("soak   time ", "it takes half an hour; see Config/soak.sh"),
    ("$ (ulimit -v 250000", "the figure depends on the machine; see AddressSpaceTests"),
    ("access:", "a part of a configuration; see AccessTests"),
    (#"{"jsonrpc":"2.0","id":null,"error":{"code":-32007"#, "what another user is told; see AccessTests"),
    ("$ systemd-analyze ", "the rating depends on the version of systemd; see SystemdTests"),
    ("$ shirabe status | tail -8", "figures of a daemon that has been asked for a while; see MetricsTests"),
    ("$ shirabe call metrics ", "figures of a daemon that has been asked for a while; see MetricsTests"),
    ("$ shirabe-index --index my-index --max-seconds 0.01 ", "it is a matter of time; see ReadingTests"),
    ("$ shirabe-index --index big ", "it is interrupted by a key; see ResumeTests"),
    ("$ shirabe-index sync ", "files are edited in between; see SyncTests"),
    ("$ shirabe-index list ", "it is of the folder that the example of sync leaves; see SyncTests"),
    ("$ shirabe-index check --index my-index\nshard 0", "the index is damaged; see the tests of durability"),
    ("$ shirabe-index repair ", "the index is damaged; see the tests of durability"),
    ("$ shirabe search --collapse-duplicates 霜", "it is of other articles; see CollapseTests"),
    ("$ shirabe follow 灯台", "it stays; see FollowProgramTests"),
    ("shirabe: no daemon answers at ", "messages of a command that stays; see FollowProgramTests"),
    ("moment=0", "it goes on for ever; see SinceProgramTests"),
    (#"{"jsonrpc":"2.0","id":1,"result":{"subscription":1"#, "notifications; see SubscriptionTests"),
    (#"printf '%s\n' '{"jsonrpc":"2.0","id":1"#, "it is run by LanguageTests"),
    ("import json, os, socket", "it is run by LanguageTests"),
    ("const net = ", "it is run by LanguageTests"),
    ("  dependencies: [.package(path:", "a part of Package.swift"),
    ("import ShirabeClient", "it is run by LanguageTests"),
  ]

  private static func blocks(_ page: String) throws -> [GuideBlock] {
    GuideBlock.all(in: try String(contentsOfFile: root + "/" + page, encoding: .utf8))
  }

  private static func isRun(_ block: GuideBlock) -> Bool { !notRun.contains { block.text.hasPrefix($0.name) } }

  private let daemon: RunningDaemon
  private let environment: [String: String]

  /// A daemon over an empty index, which is `my-index` of the folder that the examples are typed in.
  init() throws {
    daemon = try RunningDaemon()
    try daemon.folder.write("work/.keep", "")
    try daemon.folder.link("work/my-index", to: daemon.index)
    environment = [
      "PATH": try Program.path(of: "shirabe").dropLast("/shirabe".count) + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8",
      "HOME": daemon.folder.path, "SHIRABE_SOCKET": daemon.socket, "SHIRABE_INDEX": daemon.index,
      "SHIRABE_IDLE_TIMEOUT_SECONDS": "2", "SAMPLES": Self.root + "/Index/articles", "WORK": daemon.folder.file("work"),
    ]
  }

  /// What the commands print, standard error with the rest, each with the exit status of the one before at hand.
  private func output(of commands: [String], _ more: [String: String] = [:]) throws -> [String] {
    let lines = commands.map { "\($0)\nstatus=$?; printf '\\001'; (exit $status)\n" }
    let bash = try Program(
      "/usr/bin/env", ["bash", "-c", "cd \"$WORK\"; exec 2>&1\n" + lines.joined()],
      environment: environment.merging(more) { $1 })
    try bash.status()
    return bash.output.split(separator: "\u{1}", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// A text without what differs from run to run: times, rates, sizes on disk, names of indexes and of the socket.
  private func lasting(_ text: String, socket: String) -> String {
    var text = text.replacing(socket, with: "/run/user/1000/shirabe/shirabe.sock")
    text = text.replacing("\r\n", with: "\n").replacing(/article(s?), [0-9.]+ (?:µs|ms|s)/) { "article\($0.1), #" }
    text = text.replacing(/"tookMicroseconds":\d+/, with: #""tookMicroseconds":#"#)
    text = text.replacing(/[0-9.]+ k?B in [0-9.]+ s \([0-9.]+ [kM]?B\/s\)/, with: "# in #")
    text = text.replacing(/generation 1, [0-9.]+ kB/, with: "generation 1, #").replacing(/[0-9a-f]{32}/, with: "#")
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  @Test(arguments: pages)
  func theProgramsPrintWhatStandsThere(page: String, preparation: String) throws {
    _ = try output(of: [preparation])
    for (number, block) in try Self.blocks(page).enumerated() where Self.isRun(block) {
      let dialog = block.dialog
      #expect(!dialog.isEmpty, "\(block.name) of \(page) is no dialog: say in notRun why it is not run")
      if dialog.contains(where: { $0.command.contains("nc -N") }), access("/usr/bin/nc", X_OK) != 0 { continue }
      let isAlone = Self.withoutDaemon.contains(block.name)
      let socket = isAlone ? daemon.folder.file("socket-\(number)") : daemon.socket
      let printed = try output(of: dialog.map(\.command), ["SHIRABE_SOCKET": socket])
      #expect(printed.count == dialog.count)
      for (exchange, text) in zip(dialog, printed) {
        #expect(
          lasting(text, socket: socket) == lasting(exchange.output, socket: socket), "\(exchange.command) of \(page)")
      }
    }
  }

  /// What is passed over is there, is named by what it begins with alone, and every guide is among the pages.
  @Test func whatIsPassedOverIsThere() throws {
    let blocks = try Self.pages.flatMap { try Self.blocks($0.path) }
    for (name, _) in Self.notRun { #expect(blocks.contains { $0.text.hasPrefix(name) }, "\(name)") }
    for name in Self.withoutDaemon { #expect(blocks.contains { $0.name == name && Self.isRun($0) }, "\(name)") }
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.root + "/" + Self.guides)
    #expect(Set(Self.pages.map(\.path)).isSuperset(of: files.filter { $0.hasSuffix(".md") }.map { Self.guides + $0 }))
    #expect(blocks.filter(Self.isRun).flatMap(\.dialog).count > 30)
  }
}
