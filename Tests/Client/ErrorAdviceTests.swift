import Glibc
import ShirabeClient
import ShirabeConsole
import ShirabeModel
import ShirabeTestSupport
import Testing

@testable import ShirabeTerminal

/// What went wrong is told together with what to do next.
struct ErrorAdviceTests {
  static let errors: [(any Error & Sendable, advice: String)] = [
    (ClientError.noDaemon(path: "/run/s"), "start one with: shirabed --index DIR --socket /run/s &"),
    (ClientError.notAllowed(path: "/run/s"), "with --socket PATH"),
    (ClientError.connectionLost(path: "/run/s"), "see its log, then try again"),
    (ClientError.system(operation: "sending", path: "/run/s", code: EIO), "shirabe ping"),
    (ClientError.malformedReply(MalformedReply(reason: "no JSON")), "is it shirabed"),
    (OutputError(code: ENOSPC), "make room, or write elsewhere"), (InputError(code: EISDIR), "a file or a pipe"),
  ]

  @Test(arguments: errors)
  func saysWhatToDo(error: any Error & Sendable, advice: String) {
    #expect("\(error)".contains(advice))
  }

  /// The built programs, each before there is anything.
  @Test(arguments: [
    ("shirabe", ["search", "港"], "start one with: shirabed --index DIR --socket "),
    ("shirabed", ["--index", "/nowhere/index"], "make one with shirabe-index --index /nowhere/index"),
    ("shirabe-index", ["stats", "--index", "/nowhere/index"], "make one with shirabe-index --index /nowhere/index"),
    ("shirabe-index", ["restore", "--index", "/nowhere/index", "/nowhere/file"], "name a file that backup wrote"),
    ("shirabed", ["--set", "search.thread=1"], "did you mean"), ("shirabe", ["serch", "港"], "--help"),
    ("shirabe-index", [], "--help"),
  ])
  func programsSayWhatToDo(name: String, arguments: [String], advice: String) throws {
    let folder = try TemporaryFolder()
    let program = try Program(
      name, arguments, environment: ["SHIRABE_SOCKET": folder.file("none"), "HOME": folder.path])
    #expect(try program.status() > 1)
    #expect(program.errors.contains(advice), "\(program.errors)")
  }
}
