/// The vocabularies that stand in feeds.
enum FeedNamespace {
  static let atom = "http://www.w3.org/2005/Atom"
  static let rss1 = "http://purl.org/rss/1.0/"
  static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  static let dublinCore = "http://purl.org/dc/elements/1.1/"
  static let dublinCoreTerms = "http://purl.org/dc/terms/"
  static let content = "http://purl.org/rss/1.0/modules/content/"

  /// An element by the prefix that it usually has: `title`, `dc:date`, `content:encoded`; nil where it is of another vocabulary.
  static func name(of node: MarkupNode) -> String? {
    switch node.namespace {
    case nil, atom, rss1, "http://backend.userland.com/rss2", "": node.name
    case dublinCore, dublinCoreTerms: "dc:" + node.name
    case content: "content:" + node.name
    default: nil
    }
  }
}
