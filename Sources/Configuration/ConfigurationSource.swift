import Configuration
import Glibc
import ShirabeText

/// Where the settings come from: flags before the environment before the file before the defaults.
public struct ConfigurationSource: Sendable {
  private let flags: [(key: String, value: String, flag: String)]
  private let environment: [String: String]
  private let chosenPath: String?

  /// Makes a source.
  ///
  /// - Parameters:
  ///   - path: The file that `--config` names, if any.
  ///   - flags: What other flags say: the key of the setting, its value, and the flag for messages.
  ///   - environment: The variables; those that are empty count as not set.
  public init(
    path: String? = nil, flags: [(key: String, value: String, flag: String)] = [], environment: [String: String]
  ) {
    self.flags = flags
    let names = Set(["SHIRABE_CONFIG", "XDG_CONFIG_HOME", "HOME"] + Setting.all.map(\.variable))
    self.environment = environment.filter { names.contains($0.key) && !$0.value.isEmpty }
    chosenPath = path ?? self.environment["SHIRABE_CONFIG"]
  }

  /// The file: the one that `--config` or `SHIRABE_CONFIG` names, else the first that is there of
  /// `$XDG_CONFIG_HOME/shirabe/shirabe.yaml`, `~/.config/shirabe/shirabe.yaml` and `/etc/shirabe/shirabe.yaml`.
  ///
  /// - Returns: nil where none is named and none is there.
  public var path: String? {
    if let chosenPath { return chosenPath }
    var folders: [String] = []
    // The XDG Base Directory Specification has relative paths ignored.
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { folders.append(folder) }
    if let home = environment["HOME"], home.hasPrefix("/") { folders.append(home + "/.config") }
    folders.append("/etc")
    return folders.map { $0 + "/shirabe/shirabe.yaml" }.first { access($0, F_OK) == 0 }
  }

  /// Reads everything anew.
  ///
  /// - Throws: ``ConfigurationError`` for the first thing that is wrong.
  public func load() throws(ConfigurationError) -> DaemonConfiguration {
    let file: ConfigurationFile? = if let path { try ConfigurationFile(path: path) } else { nil }
    try checkFlags()
    try checkEnvironment()
    var values: [String: String] = [:]
    for (key, value, _) in flags { values[key] = value }
    // Flags are given as text, which the provider of the environment reads as numbers and lists where these are asked for.
    var providers: [any ConfigProvider] = [
      EnvironmentVariablesProvider(
        environmentVariables: Setting.all.reduce(into: [:]) { $0[$1.variable] = values[$1.key] }
      ).prefixKeys(with: "shirabe"),
      EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "shirabe"),
    ]
    if let file { providers.append(FileValues(values: file.snapshot)) }
    let reader = ConfigReader(providers: providers)
    var configuration = DaemonConfiguration()
    for setting in Setting.all { setting.read(reader, &configuration) }
    configuration.index = expanded(configuration.index)
    configuration.socket = expanded(configuration.socket)
    try checkTimes(configuration, file)
    return configuration
  }

  private func checkFlags() throws(ConfigurationError) {
    for (key, value, flag) in flags {
      guard let setting = Setting.named(key) else {
        let question = NearestName.of(key, among: Setting.all.map(\.key)).map { "; did you mean \($0)?" } ?? "."
        throw ConfigurationError(
          place: flag, reason: "there is no setting \(quoted(key))\(question) See Config/shirabe.yaml")
      }
      try check(setting, value, flag)
    }
  }

  private func checkEnvironment() throws(ConfigurationError) {
    for setting in Setting.all {
      if let value = environment[setting.variable] { try check(setting, value, "$" + setting.variable) }
    }
  }

  private func check(_ setting: Setting, _ value: String, _ place: String) throws(ConfigurationError) {
    let elements =
      setting.kind.isList
      ? value.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingSpaces } : [value]
    for element in elements {
      if let complaint = setting.kind.complaint(about: element, integer: Int(element)) {
        throw ConfigurationError(place: place, reason: complaint)
      }
    }
  }

  private func checkTimes(_ configuration: DaemonConfiguration, _ file: ConfigurationFile?) throws(ConfigurationError) {
    let search = configuration.search
    guard search.timeoutMilliseconds > search.maximumTimeoutMilliseconds else { return }
    let keys = ["search.timeoutMilliseconds", "search.maximumTimeoutMilliseconds"]
    let key = keys.first { file?.lines[$0] != nil }
    throw ConfigurationError(
      place: key == nil ? keys[0] : file?.path ?? keys[0], line: key.flatMap { file?.lines[$0] },
      reason: "search.timeoutMilliseconds (\(search.timeoutMilliseconds)) must not be more than "
        + "search.maximumTimeoutMilliseconds (\(search.maximumTimeoutMilliseconds))")
  }

  private func expanded(_ path: String?) -> String? {
    guard let path, path.hasPrefix("~/"), let home = environment["HOME"] else { return path }
    return home + path.dropFirst()
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
