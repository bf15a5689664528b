import Foundation
import Glibc
import ShirabeManual
import ShirabeTestSupport
import Testing

/// The examples of help are commands that a shell and the programs take as they stand.
struct ExampleTests {
  @Test(arguments: Programs.names)
  func everyCommandHasAnExample(program: String) throws {
    let outline = try Programs.outline(program)
    let without = ([outline] + outline.subcommands).filter(\.examples.isEmpty).map(\.name)
    #expect(without == [])
  }

  /// bash reads the lines, so that quotes and pipes are what they are for people; what the programs would have been given
  /// is recorded, and parsed.
  @Test(arguments: Programs.names)
  func theProgramsTakeTheExamples(program: String) throws {
    let outline = try Programs.outline(program)
    for command in [outline] + outline.subcommands {
      for example in command.examples {
        let calls = try recordedCalls(of: example)
        let ownName = command.name == program ? [] : [command.name]
        #expect(
          calls.contains { call in
            call[0] == program
              && (ownName.isEmpty || call[1...].starts(with: ownName)
                || command.name == outline.defaultSubcommand)
          }, "\(example) of \(command.name)")
        for call in calls {
          #expect(throws: Never.self, "\(example)") { try Programs.parse(call[0], Array(call.dropFirst())) }
        }
      }
    }
  }

  /// The test can tell a wrong example.
  @Test func aWrongExampleIsRefused() throws {
    let calls = try recordedCalls(of: "shirabe count --limit 3 '麻薬 対策' && shirabed --port 80")
    #expect(Set(calls) == [["shirabe", "count", "--limit", "3", "麻薬 対策"], ["shirabed", "--port", "80"]])
    for call in calls {
      #expect(throws: (any Error).self) { try Programs.parse(call[0], Array(call.dropFirst())) }
    }
  }

  /// What a line calls the programs with, in any order: programs that only write that down take their places.
  private func recordedCalls(of line: String) throws -> [[String]] {
    let folder = try TemporaryFolder()
    #expect(mkdir(folder.file("bin"), 0o700) == 0 && mkdir(folder.file("work"), 0o700) == 0)
    // The shell writes them: a file that this process has open for writing when another test starts a program could not
    // be run while that program has it.
    let script = #"""
      for name in $NAMES; do
        printf '%s\n' '#!/bin/bash' "name=$name" "$RECORDER" >"$BIN/$name"
        chmod 700 "$BIN/$name"
      done
      cd "$WORK"
      """#
    // What they print is taken for ids by what follows in a pipe.
    let recorder = #"""
      { printf '%s\0' "$name" "$@"; printf '\n\0'; } >>"$CALLS.$$"
      case " $* " in *' -0 '*) printf 'some-id\0' ;; *) echo some-id ;; esac
      """#
    _ = try folder.write("work/queries.txt", "港\n")
    let bash = try Program(
      "/usr/bin/env", ["bash", "-c", script + "\n" + line],
      environment: [
        "PATH": folder.file("bin") + ":/usr/bin:/bin", "CALLS": folder.file("calls"), "WORK": folder.file("work"),
        "BIN": folder.file("bin"), "NAMES": Programs.names.joined(separator: " "), "RECORDER": recorder,
      ])
    try bash.status()
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("calls.") }
    return files.flatMap { name in
      let words = FileManager.default.contents(atPath: folder.file(name))?.split(
        separator: 0, omittingEmptySubsequences: false)
      return (words ?? []).map { String(decoding: $0, as: UTF8.self) }.split(separator: "\n").map(Array.init)
        .filter { $0 != [""] }
    }
  }
}
