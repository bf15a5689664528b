import ShirabeQuery

/// What of the postings one term of a query stands for.
enum PostingQuery {
  /// Any of these phrases of index terms, in title and body or in the title alone; their frequencies add up.
  case phrases([[[UInt8]]], inTitle: Bool)
  /// Phrases near each other, see ``Nearness``.
  case near([Phrase], maximumGap: Int)
}
