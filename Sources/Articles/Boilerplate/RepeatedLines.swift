/// Lines that stand at the beginning or the end of many articles of one folder: menus, share buttons, notes of copyright.
///
/// They are found by counting, so a file that is indexed alone, or with few others, keeps them: what is left out depends on
/// what is given together. Only short lines are counted, only those near an article's ends, and only there are they left
/// out; so no sentence within an article ever is.
public struct RepeatedLines: Sendable {
  /// Fewer articles than this show nothing.
  public static let minimumArticleCount = 10
  /// No more articles than this are looked at; they are chosen evenly.
  public static let maximumArticleCount = 500
  /// So many are looked at first, since whatever is looked at is loaded twice. They are enough where no line stands in a share
  /// of them that leaves doubt.
  static let firstArticleCount = 40
  private static let doubtfulShares = 0.1...0.35
  /// A line that stands in fewer articles is no boilerplate, whatever the share.
  private static let minimumRepetitionCount = 5
  /// A line must stand in one of so many articles.
  private static let articlesPerRepetition = 5
  /// How many lines of text at either end of an article are looked at.
  private static let edgeLineCount = 30
  /// Longer lines are never boilerplate of this kind.
  private static let maximumLineByteCount = 200

  private struct Tally {
    let text: String
    var count: Int
  }

  /// The lines, the most frequent first, as they stood where they were first met.
  public let lines: [String]
  private let folded: Set<[Character]>
  /// Whether more articles might show other lines.
  let isDoubtful: Bool

  /// Counts over the texts of articles of one source, titles included.
  ///
  /// - Parameter articles: The lines of each article; no more than ``maximumArticleCount`` should be given, since the lines
  ///   near their ends are held.
  /// - Complexity: O(letters near the ends).
  public init(countingIn articles: some Sequence<[Substring]>) {
    var tallies: [[Character]: Tally] = [:]
    var articleCount = 0
    for lines in articles {
      articleCount += 1
      for (key, text) in RepeatedLines.edges(of: lines) {
        tallies[key, default: Tally(text: text, count: 0)].count += 1
      }
    }
    let minimum = max(
      RepeatedLines.minimumRepetitionCount,
      (articleCount + RepeatedLines.articlesPerRepetition - 1) / RepeatedLines.articlesPerRepetition)
    let found =
      articleCount < RepeatedLines.minimumArticleCount ? [:] : tallies.filter { $0.value.count >= minimum }
    folded = Set(found.keys)
    isDoubtful = tallies.values.contains {
      RepeatedLines.doubtfulShares.contains(Double($0.count) / Double(articleCount))
    }
    lines = found.values.sorted { ($1.count, $0.text) < ($0.count, $1.text) }.map(\.text)
  }

  /// Takes lines that were found before.
  public init(_ lines: [String]) {
    self.lines = lines
    isDoubtful = false
    folded = Set(lines.compactMap { RepeatedLines.key(of: $0[...]) })
  }

  /// Whether the line is one of them.
  func contains(_ line: Substring) -> Bool {
    guard let key = RepeatedLines.key(of: line) else { return false }
    return folded.contains(key)
  }

  /// The different lines near the ends of an article.
  private static func edges(of lines: [Substring]) -> [[Character]: String] {
    let written = lines.filter { !TextLines.isBlank($0) }
    var edges: [[Character]: String] = [:]
    for line in written.prefix(edgeLineCount) + written.dropFirst(edgeLineCount).suffix(edgeLineCount) {
      if let key = key(of: line) { edges[key] = edges[key] ?? TextLines.trimmed(line) }
    }
    return edges
  }

  private static func key(of line: Substring) -> [Character]? {
    guard line.utf8.count <= maximumLineByteCount else { return nil }
    let characters = FoldedLine(line).characters
    return characters.isEmpty ? nil : characters
  }
}
