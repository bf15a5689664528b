import Glibc
import ShirabeConsole
import ShirabeTestSupport
import Testing

/// Programs that are started, and their ends.
struct ProgramStartTests {
  /// What a shell prints that runs a script, and how it ended.
  private func run(
    _ script: String, input: ProgramStart.Stream = .null, _ change: (inout ProgramStart) -> Void = { _ in }
  ) throws -> (output: String, end: ChildProcess.End) {
    let output = try Pipe()
    var start = ProgramStart("sh", ["-c", script])
    (start.input, start.output, start.errors) = (input, .descriptor(output.writing), .null)
    change(&start)
    let child = try start.start()
    output.closeWriting()
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1024)
    while case let count = read(output.reading, &block, block.count), count > 0 { bytes += block[..<count] }
    return (String(decoding: bytes, as: UTF8.self), child.wait())
  }

  @Test func hasTheStreamsThatItIsGiven() throws {
    let input = try Pipe()
    #expect(write(Array("調べ\n".utf8), to: input.writing) == 0)
    input.closeWriting()
    let script = "read word; echo \"read $word\"; echo unseen >&2; exit 3"
    let (output, end) = try run(script, input: .descriptor(input.reading))
    #expect(output == "read 調べ\n")
    #expect(end == .exited(3))
    #expect(try run("cat; echo over").output == "over\n", "the null device ends at once")
  }

  @Test func tellsASignalFromAStatus() throws {
    #expect(try run("kill -KILL $$").end == .killed(signal: SIGKILL))
    #expect(try run("true").end == .exited(0))
  }

  @Test func whatIsMissingIsSaidSo() {
    let error = #expect(throws: SystemCallError.self) { try ProgramStart("shirabe-that-is-not-there", []).start() }
    #expect(error?.code == ENOENT)
  }

  @Test func doesNotSeeHiddenVariables() throws {
    let script = "echo \"${HOME-none} ${PATH+some}\""
    #expect(try run(script).output != "none some\n")
    #expect(try run(script) { $0.hiddenVariables = ["HOME"] }.output == "none some\n")
  }

  /// The session and the signals that it ignores are those of a program that nobody started from a terminal, and what this process
  /// has open it has not. (Of signals, the first 28: two above are the C library's own.)
  @Test func aDetachedOneStandsByItself() throws {
    let open = dup(STDIN_FILENO)
    defer { close(open) }
    let script = """
      [ "$(cut -d ' ' -f 6 /proc/$$/stat)" = $$ ] && echo leader
      [ -e /proc/$$/fd/\(open) ] || echo closed
      grep -E '^Sig(Ign|Blk):' /proc/self/status | cut -f 2 | cut -c 10- | sort -u
      """
    let detached = try run(script) { $0.isDetached = true }.output
    #expect(detached == "leader\nclosed\n0000000\n")
    #expect(try !run(script).output.contains("leader"))
  }

  @Test func anEndIsTakenNoteOfWithoutWaiting() throws {
    let input = try Pipe()
    var start = ProgramStart("cat", [])
    (start.input, start.output) = (.descriptor(input.reading), .null)
    let child = try start.start()
    #expect(child.end == nil)
    input.closeWriting()
    var end: ChildProcess.End?
    try Deadline().wait(for: "the end") {
      end = child.end
      return end != nil
    }
    #expect(end == .exited(0))
  }
}
