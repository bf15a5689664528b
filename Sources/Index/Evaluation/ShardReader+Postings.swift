import ShirabeQuery

/// What the terms of a query come to in one shard.
extension ShardReader {
  /// The rows that a term stands in and how often; of one row alone if it is given.
  func frequencies(of query: PostingQuery, row: UInt32? = nil) throws(IndexError) -> FrequencyList {
    let finder = PhrasePostings(postings)
    switch query {
    case .phrases(let phrases, let inTitle):
      var lists: [FrequencyList] = []
      for terms in phrases { lists.append(try finder.frequencies(of: terms, inTitle: inTitle, row: row)) }
      // Two by two, so that no row is copied more often than need be.
      while lists.count > 1 {
        var sums: [FrequencyList] = []
        for index in stride(from: 0, to: lists.count, by: 2) {
          sums.append(
            index + 1 < lists.count ? try lists[index].adding(lists[index + 1], interruption) : lists[index])
        }
        lists = sums
      }
      return lists.first ?? FrequencyList()
    case .near(let phrases, let maximumGap): return try near(phrases, maximumGap, finder, row)
    }
  }

  private func near(
    _ phrases: [Phrase], _ maximumGap: Int, _ finder: PhrasePostings, _ row: UInt32?
  ) throws(IndexError) -> FrequencyList {
    // For each row, where the phrases so far begin; rows that have not all of them fall out.
    var starts: [UInt32: [[UInt32]]] = [:]
    for (number, phrase) in phrases.enumerated() {
      var found: [UInt32: [[UInt32]]] = [:]
      try finder.forEachRow(of: IndexTerm.terms(of: phrase), row: row) { row, places throws(IndexError) in
        if number == 0 { found[row] = [places] } else if let before = starts[row] { found[row] = before + [places] }
      }
      starts = found
    }
    let nearness = Nearness(lengths: phrases.map(\.elements.count), maximumGap: maximumGap)
    var list = FrequencyList()
    var pace = WorkPace(interruption)
    var found = Array(starts)
    starts = [:]
    try found.sort(asking: interruption) { $0.key < $1.key }
    for (row, starts) in found {
      let title = try nearness.count(starts.map { $0.filter { $0 < Positions.bodyBase }.map(Int.init) }, &pace)
      let body = try nearness.count(starts.map { $0.filter { $0 >= Positions.bodyBase }.map(Int.init) }, &pace)
      guard title + body > 0 else { continue }
      list.append(row, Frequency(title: UInt32(clamping: title), body: UInt32(clamping: body)))
    }
    return list
  }
}
