/// What is to be read besides the help and the pages of the programs: a Markdown file of `Guides` each, its name being `shirabe-`
/// and the topic. `generate.py` there compiles them in, so that the client has them wherever it is.
public enum Guide: String, CaseIterable, Sendable {
  /// First steps, in Japanese.
  case nyumon
  /// The query language, what matches, and replies.
  case query
  /// The client for people.
  case terminal
  /// The client for scripts, and other languages.
  case scripting
  /// What goes over the socket.
  case `protocol`
  /// What the indexer reads.
  case formats
  /// How the daemon is run.
  case operation
  /// How an index is kept.
  case durability
  /// Figures.
  case speed
  /// How Shirabe is built and tested.
  case development

  /// Its name as a page of the manual.
  public var page: String { "shirabe-\(rawValue)" }

  /// What it is of, in a few words, as its first line says after the name of the page.
  public var summary: String {
    let line = text.prefix { $0 != "\n" }
    return line.split(separator: " ", maxSplits: 3).last.map(String.init) ?? ""
  }

  /// The guide of a topic, or of a page's name.
  public init?(topic: String) {
    guard let guide = Guide.allCases.first(where: { $0.rawValue == topic || $0.page == topic }) else { return nil }
    self = guide
  }
}
