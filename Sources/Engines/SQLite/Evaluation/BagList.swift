/// The postings of one item of a bag in one shard: as they were read where the item is one index term, or worked out
/// where it is a phrase or has several forms.
enum BagList {
  case postings(PostingList)
  case frequencies(FrequencyList)
  case forms(TermPostings)

  init(_ term: ScoredTerm, in shard: ShardReader) throws(IndexError) {
    if let single = term.singleTerm {
      self = .postings(try shard.postings.list(of: single))
    } else if term.forms.count == 1 {
      self = .frequencies(try shard.frequencies(of: term.forms[0].query))
    } else {
      self = .forms(try TermPostings(term, in: shard))
    }
  }

  /// In how many articles of the shard the item stands.
  var count: Int {
    switch self {
    case .postings(let list): list.count
    case .frequencies(let list): list.rows.count
    case .forms(let postings): postings.count
    }
  }
}
