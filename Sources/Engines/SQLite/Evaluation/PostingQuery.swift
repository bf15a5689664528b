import ShirabeQuery

/// What of the postings one form of a term stands for.
enum PostingQuery {
  /// Any of these phrases of index terms, in title and body or in the title alone; their frequencies add up.
  case phrases([[[UInt8]]], inTitle: Bool)
  /// Operands near each other, see ``Nearness``.
  case near([Operand], maximumGap: Int)

  /// The index term that it is, if it is a single one.
  var singleTerm: [UInt8]? {
    guard case .phrases(let phrases, inTitle: false) = self, phrases.count == 1, phrases[0].count == 1 else {
      return nil
    }
    return phrases[0][0]
  }
}
