import ShirabeTestSupport

extension Program {
  /// Waits for the end of a script that copies and packs programs, which takes long on a machine with other work to do,
  /// and gives its exit status.
  func scriptStatus() throws -> Int32 {
    try Deadline(seconds: 240).wait(for: "the end of a script") { !isRunning }
    return try status()
  }
}
