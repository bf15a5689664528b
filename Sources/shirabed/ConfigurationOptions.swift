import ArgumentParser
import ShirabeConfiguration

/// Flags that count before the environment and the configuration file.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: """
      The configuration file. Default: $SHIRABE_CONFIG, else the first that is there of \
      $XDG_CONFIG_HOME/shirabe/shirabe.yaml, ~/.config/shirabe/shirabe.yaml and /etc/shirabe/shirabe.yaml.
      """, completion: .file())
  var config: String?

  @Option(
    help: "The folder of the index. Default: $SHIRABE_INDEX, else $XDG_DATA_HOME/shirabe/index.",
    completion: .directory)
  var index: String?

  @Option(
    help: "The socket. Default: $SHIRABE_SOCKET, else $XDG_RUNTIME_DIR/shirabe/shirabe.sock.", completion: .file())
  var socket: String?

  @Option(
    name: .customLong("idle-timeout"),
    help: ArgumentHelp(
      "After how long without a connection to end; 0 for never. Default: idleTimeoutSeconds of the configuration.",
      valueName: "seconds"))
  var idleTimeoutSeconds: String?

  @Option(
    help: "The least important level that is written to standard error: trace, debug, info, notice, warning, error.",
    completion: .list(["trace", "debug", "info", "notice", "warning", "error", "critical"]))
  var logLevel: String?

  @Option(help: "How log lines look: text, or json for an object a line.", completion: .list(["text", "json"]))
  var logFormat: String?

  @Option(help: ArgumentHelp("Any setting of Config/shirabe.yaml, such as search.threads=4.", valueName: "key=value"))
  var set: [String] = []

  func validate() throws {
    for setting in set where !setting.contains("=") {
      throw ValidationError("--set \(setting): write --set KEY=VALUE, such as --set search.threads=4")
    }
  }

  /// Where the settings come from.
  func source(_ environment: [String: String]) -> ConfigurationSource {
    var flags: [(key: String, value: String, flag: String)] = set.map { setting in
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return (parts[0], parts[1], "--set \(setting)")
    }
    let named = [
      ("index", index, "--index"), ("socket", socket, "--socket"),
      ("idleTimeoutSeconds", idleTimeoutSeconds, "--idle-timeout"), ("log.level", logLevel, "--log-level"),
      ("log.format", logFormat, "--log-format"),
    ]
    for (key, value, flag) in named {
      if let value { flags.append((key, value, flag)) }
    }
    return ConfigurationSource(path: config, flags: flags, environment: environment)
  }
}
