import ShirabePassages
import ShirabeQuery
import ShirabeSearch

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
    case .near(let operands, let maximumGap): return try near(operands, maximumGap, finder, row)
    }
  }

  /// Where in one row a form stands that is a phrase, or one of several, ascending by phrases; see
  /// ``PhraseCursor/readStarts(into:_:)`` for the places.
  func starts(of query: PostingQuery, row: UInt32) throws(IndexError) -> [UInt32] {
    guard case .phrases(let phrases, let inTitle) = query else { return [] }
    let finder = PhrasePostings(postings)
    var all: [UInt32] = []
    for terms in phrases { all += try finder.starts(of: terms, row: row) }
    return inTitle ? all.filter(Positions.title.contains) : all
  }

  /// Article by article: what is known of one is used again for the next, so that there is little to let go of in the end.
  private func near(
    _ operands: [Operand], _ maximumGap: Int, _ finder: PhrasePostings, _ row: UInt32?
  ) throws(IndexError) -> FrequencyList {
    var list = FrequencyList()
    let lanes = NearLanes(operands)
    guard let cursors = try finder.cursors(of: operands, lanes) else { return list }
    var rows = CommonRows(cursors)
    var nearness = Nearness(lanes, maximumGap: maximumGap, interruption)
    var starts = [[UInt32]](repeating: [], count: lanes.count)
    var pace = WorkPace(interruption)
    var place = try rows.advance(to: row ?? 0, &pace)
    while let here = place, row == nil || here == row {
      if try rows.readStarts(into: &starts, &pace) {
        let (title, body): (Int, Int)
        do throws(Interrupted) {
          title = try nearness.count(starts, in: Positions.title)
          body = try nearness.count(starts, in: Positions.body)
        } catch {
          throw .interrupted
        }
        if title + body > 0 {
          list.append(here, Frequency(title: UInt32(clamping: title), body: UInt32(clamping: body)))
        }
      }
      place = try rows.next(&pace)
    }
    return list
  }
}
