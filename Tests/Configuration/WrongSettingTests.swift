import Glibc
import ShirabeTestSupport
import Testing

@testable import ShirabeConfiguration

/// What is said of a setting that cannot be used.
struct WrongSettingTests {
  /// Each row: the file, the line that is named, and what the message must hold.
  @Test(arguments: [
    ("serch:\n  threads: 2\n", 1, ["\"serch\"", "did you mean search?"]),
    ("search:\n  thread: 2\n", 2, ["\"thread\"", "did you mean threads?"]),
    ("search:\n\n  # so many\n  maxThreads: 2\n", 4, ["\"maxThreads\"", "There are threads, waiting"]),
    ("threads: 2\n", 1, ["did you mean search.threads?"]),
    ("search.threads: 2\n", 1, ["write threads in the section search"]),
    ("log:\n  threads: 2\n", 2, ["did you mean search.threads?"]),
    ("search:\n  threads: many\n", 2, ["\"many\"", "a whole number from 0 to 1024"]),
    ("search:\n  threads: 1025\n", 2, ["\"1025\"", "from 0 to 1024"]),
    ("search:\n  threads: -1\n", 2, ["\"-1\"", "from 0 to 1024"]),
    ("search:\n  threads: 2.5\n", 2, ["\"2.5\"", "a whole number"]),
    ("search:\n  threads: 99999999999999999999\n", 2, ["from 0 to 1024"]),
    ("search:\n  threads:\n", 2, ["a whole number"]),
    ("search:\n  threads: [1, 2]\n", 2, ["a whole number"]),
    ("search: 5\n", 1, ["search must hold settings"]),
    ("search:\n  threads: 1\n  waiting: 5\n  threads: 2\n", 4, ["threads is set twice"]),
    ("log:\n  level: info\nlog:\n  format: json\n", 3, ["log is set twice"]),
    ("log:\n  level: loud\n", 2, ["\"loud\"", "trace, debug, info"]),
    ("access:\n  users: root\n", 2, ["a list of users"]),
    ("access:\n  users: [root, no-such-user-here]\n", 2, ["no user \"no-such-user-here\""]),
    ("access:\n  groups:\n    - root\n    - no-such-group-here\n", 4, ["no group \"no-such-group-here\""]),
    ("index: articles\n", 1, ["begins with / or ~/"]),
    ("index: \"\"\n", 1, ["begins with / or ~/"]),
    ("log:\n  level: \"info\n", 3, ["is not YAML"]),
    ("log:\n\tlevel: info\n", 2, ["is not YAML"]),
    ("- index\n", 1, ["KEY: VALUE"]),
    ("search:\n  timeoutMilliseconds: 70000\n", 2, ["must not be more than", "60000"]),
  ])
  func isNamedWithItsLine(text: String, line: Int, parts: [String]) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("shirabe.yaml", text)
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigurationSource(path: path, environment: [:]).load()
    }
    #expect(error?.place == path)
    #expect(error?.line == line, "\(error?.description ?? "")")
    for part in parts { #expect(error?.reason.contains(part) == true, "\(error?.description ?? "")") }
    #expect(error?.description.hasPrefix("\(path):\(line): ") == true)
  }

  @Test func `a pipe that nobody writes to does not pass for an empty file`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("shirabe.yaml")
    try #require(mkfifo(path, 0o600) == 0)
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigurationSource(path: path, environment: [:]).load()
    }
    #expect(error?.description == "\(path): is no file; name a file with --config PATH")
  }

  @Test(arguments: [
    ("SHIRABE_SEARCH_THREADS", "many", "a whole number from 0 to 1024"),
    ("SHIRABE_LOG_FORMAT", "xml", "one of text, json"),
    ("SHIRABE_ACCESS_USERS", "root,no-such-user-here", "no-such-user-here"),
  ])
  func isNamedWithItsVariable(name: String, value: String, part: String) throws {
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigurationSource(path: "/dev/null", environment: [name: value]).load()
    }
    #expect(error?.place == "$" + name)
    #expect(error?.reason.contains(part) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("search.thread", "3", "did you mean search.threads?"), ("search.threads", "3000", "from 0 to 1024"),
    ("nonsense", "1", "there is no setting"),
  ])
  func isNamedWithItsFlag(key: String, value: String, part: String) throws {
    let source = ConfigurationSource(path: "/dev/null", flags: [(key, value, "--set \(key)")], environment: [:])
    let error = #expect(throws: ConfigurationError.self) { try source.load() }
    #expect(error?.place == "--set \(key)")
    #expect(error?.reason.contains(part) == true, "\(error?.description ?? "")")
  }

  @Test func aFileThatIsNamedMustBeThere() throws {
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigurationSource(path: "/nowhere/shirabe.yaml", environment: [:]).load()
    }
    #expect(error?.place == "/nowhere/shirabe.yaml")
  }

  @Test func aFileThatIsNoTextIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("shirabe.yaml", [0x69, 0xFF, 0xFE] as [UInt8])
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigurationSource(path: path, environment: [:]).load()
    }
    #expect(error?.reason.contains("UTF-8") == true)
  }

  /// Whatever stands in a file, reading it ends with a configuration or an error.
  @Test func survivesDamagedFiles() throws {
    let folder = try TemporaryFolder()
    let good = Array("index: /a\nsearch:\n  threads: 2\naccess:\n  users: [root]\nlog: {level: info}\n".utf8)
    var random = SplitMix64(seed: 6)
    for _ in 0..<500 {
      var bytes = good
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(Array("\n:-&*[]{}#'\"\t| ".utf8).randomElement(using: &random) ?? 0, at: place)
        }
      }
      let path = try folder.write("shirabe.yaml", bytes)
      do throws(ConfigurationError) {
        _ = try ConfigurationSource(path: path, environment: [:]).load()
      } catch {
        #expect(!error.reason.isEmpty)
      }
    }
  }
}
