import Foundation

/// The built `shirabe-bench`, run as a process.
struct Run {
  let status: Int32
  let output: String
  let errors: String

  /// Runs it with these arguments; temporary files go into the folder.
  init(_ arguments: [String], temporaryFolder: String, currentFolder: String = packagePath("")) throws {
    try self.init(Run.process(arguments, temporaryFolder: temporaryFolder, currentFolder: currentFolder)) { _ in }
  }

  /// Runs a process, and `meanwhile` while it runs.
  init(_ process: Process, meanwhile: (Process) throws -> Void) throws {
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    try meanwhile(process)
    // What a run prints fits into a pipe many times, so one can be read after the other.
    self.output = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    self.errors = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }

  /// The program, not yet run.
  static func process(
    _ arguments: [String], temporaryFolder: String, currentFolder: String = packagePath("")
  ) -> Process {
    let process = Process()
    // The program lies beside the test bundle, which is what runs now.
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.executableURL = tests.deletingLastPathComponent().appendingPathComponent("shirabe-bench")
    process.arguments = arguments
    process.environment = ["TMPDIR": temporaryFolder]
    process.currentDirectoryURL = URL(fileURLWithPath: currentFolder)
    return process
  }
}
