/// How the articles stand in a file.
public enum InputFormat: Hashable, Sendable {
  /// An article a line, as JSON.
  case jsonLines
  /// One article, the whole file.
  case plainText

  /// Whether its articles may have lines around them that are no part of them; JSON is taken as it is given.
  var hasBoilerplate: Bool { self == .plainText }

  /// The format that a file's name tells, by its extension in either case, or by the one before that where the last tells of
  /// compression; nil where it tells none.
  public init?(name: String) {
    var name = name.lowercased()
    if let last = Compression.allCases.first(where: { name.hasSuffix($0.fileExtension) }) {
      name.removeLast(last.fileExtension.utf8.count)
    }
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch name[dot...] {
    case ".jsonl", ".ndjson": self = .jsonLines
    case ".txt", ".text": self = .plainText
    default: return nil
    }
  }
}
