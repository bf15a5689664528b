/// What the bench can measure.
enum BenchPart: String, CaseIterable {
  /// Folding and tokenizing.
  case tokenize
  /// Building an index.
  case index
  /// Searching it.
  case search
  /// Opening it and answering the first query.
  case start
  /// Asking a daemon, by several clients at once.
  case throughput
  /// Loading a daemon for long, with clients of all manners, while its index is written.
  case soak

  /// What is measured where nothing is chosen.
  static let standard = Set(allCases).subtracting([.soak])

  /// Reads a list such as `tokenize,index`; nil where a name in it is none of these.
  static func set(listed text: String) -> Set<BenchPart>? {
    var parts: Set<BenchPart> = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let part = BenchPart(rawValue: String(name)) else { return nil }
      parts.insert(part)
    }
    return parts
  }
}
