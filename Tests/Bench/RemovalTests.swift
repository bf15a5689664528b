import Foundation
import ShirabeTestSupport
import Testing

/// Nothing stays behind in the temporary folder, however a run ends.
@Suite struct RemovalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `where the index cannot be written`() throws {
    // No file may grow beyond some kilobytes; the signal that says so is ignored, so that writing fails.
    let process = Run.process(["--only", "index"], temporaryFolder: folder.path)
    let program = try #require(process.executableURL)
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "trap '' XFSZ; ulimit -f 64; exec \"$0\" --only index", program.path]
    let run = try Run(process) { _ in }
    #expect(run.status == 74 && run.output.isEmpty, "\(run.output)")
    #expect(run.errors.contains(folder.path), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test func `where there is no temporary folder`() throws {
    let run = try Run(["--only", "index"], temporaryFolder: folder.path + "/missing")
    #expect(run.status == 74)
    #expect(run.errors.contains("TMPDIR"))
  }

  @Test func `where it is interrupted`() throws {
    let process = Run.process(["--only", "index", "--multiply", "100000"], temporaryFolder: folder.path)
    let run = try Run(process) { process in
      // It does nothing wrong by being slow to begin; a bound keeps the test from waiting for ever.
      for _ in 0..<3_000 where folder.names.isEmpty { Thread.sleep(forTimeInterval: 0.01) }
      #expect(!folder.names.isEmpty)
      Thread.sleep(forTimeInterval: 0.2)
      process.terminate()
    }
    #expect(run.status == 128 + SIGTERM && run.output.isEmpty)
    #expect(folder.names.isEmpty)
  }
}
