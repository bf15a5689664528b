import ShirabeJSON
import ShirabeSQLiteCare

extension IndexFinding {
  /// One line for people.
  var text: String {
    let command =
      switch remedy {
      case .repair: "; run shirabe-index repair"
      case .upgrade: "; run shirabe-index upgrade"
      // The message says so.
      case .update: ""
      case .restore: "; run shirabe-index restore, or index the articles again"
      }
    return "shard \(shard), \(part.rawValue): \(message)\(command)"
  }

  /// The same for scripts.
  var json: JSON {
    [
      "shard": JSON(shard), "path": .string(path), "part": .string(part.rawValue), "message": .string(message),
      "remedy": .string(remedy.rawValue),
    ]
  }
}
