import ArgumentParser
import Glibc
import ShirabeIndex

/// Which index to work on, and how to speak.
struct IndexOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Option(help: "The folder of the index. Default: $SHIRABE_INDEX, else $XDG_DATA_HOME/shirabe/index.")
  var index: String?

  @Option(help: "What the summary on standard output is: text for people, json for scripts.")
  var format: Format = .text

  /// The folder of the index.
  func folder() throws -> String {
    let environment = ["SHIRABE_INDEX", "XDG_DATA_HOME", "HOME"].reduce(into: [String: String]()) { values, name in
      values[name] = getenv(name).map { String(cString: $0) }
    }
    guard let folder = IndexLocation.folder(flag: index, environment: environment), !folder.isEmpty else {
      throw ValidationError("there is no home folder to keep the index in; name a folder with --index DIR")
    }
    return folder
  }
}
