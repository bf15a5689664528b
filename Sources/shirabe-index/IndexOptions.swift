import ArgumentParser
import Glibc
import ShirabeConfiguration
import ShirabeSQLite

/// Which index to work on, and how to speak.
struct IndexOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Option(
    help: "The folder of the index. Default: $SHIRABE_INDEX, else $XDG_DATA_HOME/shirabe/index.",
    completion: .directory)
  var index: String?

  @Option(
    help: """
      The configuration file, for the folder of the index. Default: $SHIRABE_CONFIG, else shirabe/shirabe.yaml in \
      $XDG_CONFIG_HOME, ~/.config or /etc.
      """, completion: .file())
  var config: String?

  @Option(help: "What the summary on standard output is: text for people, json for scripts.")
  var format: Format = .text

  /// The folder of the index.
  func folder() throws -> String {
    let names = ["SHIRABE_INDEX", "SHIRABE_CONFIG", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME"]
    let environment = names.reduce(into: [String: String]()) { values, name in
      values[name] = getenv(name).map { String(cString: $0) }
    }
    // The file is the daemon's too; it is read where it is asked for or where nothing else names the index.
    let source = ConfigurationSource(
      path: config, flags: index.map { [("index", $0, "--index")] } ?? [], environment: environment)
    let isNamed = index != nil || environment["SHIRABE_INDEX"]?.isEmpty == false
    let chosen = isNamed && config == nil ? index : try source.load().index
    guard let folder = IndexLocation.folder(flag: chosen, environment: environment), !folder.isEmpty else {
      throw ValidationError("there is no home folder to keep the index in; name a folder with --index DIR")
    }
    return folder
  }
}
