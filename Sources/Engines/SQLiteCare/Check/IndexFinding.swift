/// Something that is wrong with an index.
public struct IndexFinding: Sendable, Hashable {
  /// What part of an index it concerns.
  public enum Part: String, Sendable, CaseIterable {
    /// The database file as such: its pages, its tables.
    case file
    /// What the shard says of itself: index, number, format, text rules.
    case identity
    /// The format and the text rules, which are not those of this program: no damage.
    case format
    /// Articles, their bodies, and the dictionary of these.
    case articles
    /// The full-text table over titles and bodies.
    case postings
    /// The full-text table over authors and sources, and the tags.
    case labels
    /// Where sentences begin, and other things that are kept of each article besides.
    case columns
    /// Words and titles for completions.
    case vocabulary
    /// The sums over all articles.
    case state
  }

  /// What mends it.
  public enum Remedy: String, Sendable {
    /// `shirabe-index repair`: all that is damaged is made from the articles.
    case repair
    /// `shirabe-index upgrade`: nothing is damaged, and the index is made anew from the articles.
    case upgrade
    /// A newer Shirabe: this one does not know the format.
    case update
    /// `shirabe-index restore`, or indexing the articles again: articles are damaged.
    case restore
  }

  /// The number of the shard.
  public var shard: Int
  /// Its file.
  public var path: String
  /// What part it concerns.
  public var part: Part
  /// What is wrong, in plain words.
  public var message: String
  /// What mends it.
  public var remedy: Remedy
}
