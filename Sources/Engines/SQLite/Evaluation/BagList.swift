/// The postings of one item of a bag in one shard: as they were read where the item is one index term, or worked out
/// where it is a phrase.
enum BagList {
  case postings(PostingList)
  case frequencies(FrequencyList)

  init(_ term: ScoredTerm, in shard: ShardReader) throws(IndexError) {
    if let single = term.singleTerm {
      self = .postings(try shard.postings.list(of: single))
    } else {
      self = .frequencies(try shard.frequencies(of: term.query))
    }
  }

  /// In how many articles of the shard the item stands.
  var count: Int {
    switch self {
    case .postings(let list): list.count
    case .frequencies(let list): list.rows.count
    }
  }
}
