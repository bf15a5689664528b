import ShirabeTestSupport
import Testing

@testable import ShirabeConfiguration

/// Which value counts where several are given, and which file is read.
struct PrecedenceTests {
  private let file = "search:\n  threads: 2\nlog:\n  level: error\n"

  /// Each row: whether the file, the environment and a flag say something, and what counts.
  @Test(arguments: [
    (false, false, false, 0), (true, false, false, 2), (false, true, false, 3), (true, true, false, 3),
    (false, false, true, 4), (true, false, true, 4), (false, true, true, 4), (true, true, true, 4),
  ])
  func flagsBeforeEnvironmentBeforeFile(inFile: Bool, inEnvironment: Bool, inFlag: Bool, threads: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("shirabe.yaml", inFile ? file : "# nothing\n")
    let source = ConfigurationSource(
      path: path, flags: inFlag ? [("search.threads", "4", "--set search.threads=4")] : [],
      environment: inEnvironment ? ["SHIRABE_SEARCH_THREADS": "3"] : [:])
    let configuration = try source.load()
    #expect(configuration.search.threads == threads)
    #expect(configuration.log.level == (inFile ? "error" : "info"))
  }

  /// The variable that the table names is the one that the library reads, for every setting there is.
  @Test(arguments: Setting.all.map(\.key))
  func everySettingHasAVariable(key: String) throws {
    let setting = try #require(Setting.named(key))
    let value =
      switch setting.kind {
      case .integer(let range, _): "\(range.lowerBound)"
      case .word(let words): words[1]
      case .path: "/somewhere"
      case .users, .groups: "7, 8"
      }
    var environment = [setting.variable: value]
    // The default time must not be above the longest one.
    if key == "search.maximumTimeoutMilliseconds" { environment["SHIRABE_SEARCH_TIMEOUT_MILLISECONDS"] = "1" }
    let configuration = try ConfigurationSource(path: "/dev/null", environment: environment).load()
    #expect(setting.text(configuration) == (setting.kind.isList ? "[7, 8]" : value))
    if value != setting.text(DaemonConfiguration()) { #expect(configuration.differences(from: .init()).contains(key)) }
    let flags = environment.map { variable, value in
      (Setting.all.first { $0.variable == variable }?.key ?? "", value, "--set")
    }
    #expect(try ConfigurationSource(path: "/dev/null", flags: flags, environment: [:]).load() == configuration)
  }

  /// The file that comes with the program says what is true without it.
  @Test func theFileThatComesWithTheProgramHoldsTheDefaultsOfAllSettings() throws {
    let path = PackagePath.root + "/Config/shirabe.yaml"
    #expect(try ConfigurationSource(path: path, environment: [:]).load() == DaemonConfiguration())
    let written = try ConfigurationFile(path: path)
    let keys = Set(Setting.all.map(\.key))
    #expect(Set(written.lines.keys).union(["index", "socket"]) == keys)
  }

  @Test func aVariableThatIsEmptyIsNotSet() throws {
    let source = ConfigurationSource(
      path: "/dev/null", environment: ["SHIRABE_SEARCH_THREADS": "", "SHIRABE_INDEX": "", "SHIRABE_CONFIG": ""])
    #expect(try source.load() == DaemonConfiguration())
  }

  @Test func findsTheFile() throws {
    let folder = try TemporaryFolder()
    let home = folder.file("home")
    let xdg = folder.file("xdg")
    var environment = ["HOME": home, "XDG_CONFIG_HOME": xdg]
    try folder.write("home/.config/shirabe/shirabe.yaml", "")
    #expect(ConfigurationSource(environment: environment).path == home + "/.config/shirabe/shirabe.yaml")
    try folder.write("xdg/shirabe/shirabe.yaml", "")
    #expect(ConfigurationSource(environment: environment).path == xdg + "/shirabe/shirabe.yaml")
    environment["SHIRABE_CONFIG"] = "/chosen"
    #expect(ConfigurationSource(environment: environment).path == "/chosen")
    #expect(ConfigurationSource(path: "/flag", environment: environment).path == "/flag")
  }

  @Test func aPathMayBeginWithTheHomeFolder() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("shirabe.yaml", "index: ~/articles/index\n")
    let configuration = try ConfigurationSource(path: path, environment: ["HOME": "/home/alice"]).load()
    #expect(configuration.index == "/home/alice/articles/index")
  }

  @Test func tellsWhatNeedsARestart() throws {
    var running = DaemonConfiguration()
    running.search.threads = 2
    var read = DaemonConfiguration()
    read.search.threads = 4
    read.log.level = "debug"
    let (next, needingRestart) = read.reloaded(over: running)
    #expect(next.search.threads == 2)
    #expect(next.log.level == "debug")
    #expect(needingRestart == ["search.threads (2, not 4)"])
    #expect(next.differences(from: running) == ["log.level"])
  }
}
