/// How the articles stand in a file.
public enum InputFormat: Hashable, Sendable {
  /// An article a line, as JSON.
  case jsonLines
  /// One article, the whole file.
  case plainText

  /// The format that a file's name tells, by its extension in either case; nil where it tells none.
  public init?(name: String) {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch name[dot...].lowercased() {
    case ".jsonl", ".ndjson": self = .jsonLines
    case ".txt", ".text": self = .plainText
    default: return nil
    }
  }
}
