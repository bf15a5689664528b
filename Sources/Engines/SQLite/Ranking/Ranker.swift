import ShirabeModel
import ShirabePassages
import ShirabeQuery
import ShirabeSearch

/// Chooses the page of hits out of all matches.
struct Ranker {
  private let shards: [ShardReader]
  private let evaluation: Evaluation

  init(_ shards: [ShardReader], _ evaluation: Evaluation) {
    self.shards = shards
    self.evaluation = evaluation
  }

  /// How many of the best matches have to be known, with their scores, to answer a page; nil for all.
  static func depth(_ page: HitPage) -> Int? {
    guard page.sort == .relevance, page.facets.isEmpty else { return nil }
    return rankedCount(page)
  }

  /// How many of the best matches are put in order. What is looked into more closely depends neither on the page, so that pages
  /// fit together, nor on what else is asked for.
  private static func rankedCount(_ page: HitPage) -> Int {
    let pageEnd = page.offset + page.limit
    return page.sort == .relevance ? max(pageEnd, BestSentence.depth) : pageEnd
  }

  /// A page, and whether there is more after it (known for sort by id only).
  typealias Page = (candidates: [Candidate], hasMore: Bool)

  /// The candidates of the page that was asked for, in order.
  func page(_ page: HitPage) throws(IndexError) -> Page {
    guard page.limit > 0 else { return ([], false) }
    if page.sort == .id { return try pageById(page) }
    var best = BestCandidates(limit: Ranker.rankedCount(page))
    // All that equal the last of the page are looked into, and of a bag the best few whatever the page.
    let pageEnd = page.offset + page.limit
    let wanted = evaluation.sentences == nil ? pageEnd : max(pageEnd, BestSentence.depth)
    for (number, shard) in shards.enumerated() {
      let matches = evaluation.matches[number]
      if page.sort == .relevance { best.expect(matches.scores, wanted: wanted) }
      try WorkPace.forEachStretch(of: matches.rows.indices, shard.interruption) { stretch in
        offer(matches, stretch, of: number, sortedBy: page.sort, to: &best)
      }
    }
    var candidates = best.sorted()
    let range = page.offset..<pageEnd
    if page.sort == .relevance {
      if var sentences = evaluation.sentences { try addSentences(&sentences, to: &candidates) }
      try putLiteralFirst(&candidates, within: range)
    }
    return (Array(candidates.prefix(range.upperBound).dropFirst(range.lowerBound)), false)
  }

  private func offer(
    _ matches: Matches, _ stretch: Range<Int>, of shard: Int, sortedBy sort: Sort,
    to best: inout BestCandidates
  ) {
    let columns = shards[shard].columns
    func candidate(_ row: UInt32, _ score: Float, key: Double) -> Candidate {
      Candidate(key: key, tieBreaker: columns.tieBreaker(row: row), shard: shard, row: row, score: score)
    }
    if sort == .relevance {
      matches.scores.withUnsafeBufferPointer { scores in
        for index in stretch {
          let key = Double(scores[index])
          best.offer(key: key) { candidate(matches.rows[index], scores[index], key: key) }
        }
      }
      return
    }
    let direction: Double = sort == .oldest ? -1 : 1
    for index in stretch {
      let row = matches.rows[index]
      let key = Ranker.key(columns.publishedOrder(row: row), direction)
      best.offer(key: key) { candidate(row, matches.scores[index], key: key) }
    }
  }

  /// Undated articles come last in either direction.
  private static func key(_ order: Int64, _ direction: Double) -> Double {
    order == DocValues.undated ? -.infinity : Double(order) * direction
  }

  /// Adds what their best sentences say to the best few, and puts these in order again.
  private func addSentences(_ sentences: inout BestSentence, to candidates: inout [Candidate]) throws(IndexError) {
    let depth = min(BestSentence.depth, candidates.count)
    for (number, shard) in shards.enumerated() {
      let places = (0..<depth).filter { candidates[$0].shard == number }
      let found = try sentences.best(in: places.map { candidates[$0].row }, of: shard)
      for (place, best) in zip(places, found) {
        candidates[place].sentenceScore = BestSentence.share * best.weight
        candidates[place].sentence = best.number
        candidates[place].score += candidates[place].sentenceScore
        candidates[place].key = Double(candidates[place].score)
      }
    }
    candidates[..<depth].sort(by: >)
  }

  /// Of the best few, puts those of equal score first that say what was asked for as it was written.
  private func putLiteralFirst(_ candidates: inout [Candidate], within page: Range<Int>) throws(IndexError) {
    let depth = min(BestSentence.depth, candidates.count)
    var start = 0
    while start < depth {
      let end = candidates[start..<depth].firstIndex { $0.key != candidates[start].key } ?? depth
      if end - start > 1, start < page.upperBound, end > page.lowerBound {
        let forms = LiteralForms(evaluation.terms.flatMap(\.highlights))
        var foldings: [(candidate: Candidate, count: Int)] = []
        for candidate in candidates[start..<end] { foldings.append((candidate, try foldingCount(candidate, forms))) }
        foldings.sort { $0.count != $1.count ? $0.count < $1.count : $0.candidate > $1.candidate }
        candidates.replaceSubrange(start..<end, with: foldings.map(\.candidate))
      }
      start = end
    }
  }

  /// How many foldings it takes to find all terms in an article; `forms` are these terms as they were typed, if that can
  /// be told by bytes.
  private func foldingCount(_ candidate: Candidate, _ forms: LiteralForms?) throws(IndexError) -> Int {
    let shard = shards[candidate.shard]
    let body = try shard.body(row: candidate.row)
    let rest = forms?.rest(after: body)
    if forms != nil, rest == nil { return 0 }
    let title = try shard.header(row: candidate.row).title ?? ""
    if let rest, rest.rest(after: title) == nil { return 0 }
    let highlights = evaluation.terms.flatMap(\.highlights)
    var highlighter = Highlighter(highlights)
    var fewest = [Int](repeating: .max, count: highlights.count)
    for text in [title, body] {
      let found: [Set<Folding>?]
      do throws(Interrupted) {
        found = try highlighter.foldings(in: text, shard.interruption)
      } catch {
        throw .interrupted
      }
      for (index, foldings) in found.enumerated() {
        if let foldings { fewest[index] = min(fewest[index], foldings.count) }
      }
    }
    // An operand is as it was written as the closest of its forms is, and another form than the written one is one step away.
    var closest: [Int] = []
    for (highlight, count) in zip(highlights, fewest) {
      if highlight.form == 0 { closest.append(count) }
      guard highlight.form > 0, count < .max, let last = closest.indices.last else { continue }
      closest[last] = min(closest[last], count + 1)
    }
    return closest.reduce(0) { $0 + ($1 == .max ? 0 : $1) }
  }

  /// Walks the ids of every shard in their order and takes those that match, one more than are asked for.
  private func pageById(_ page: HitPage) throws(IndexError) -> Page {
    let wanted = page.offset + page.limit
    var found: [(id: String, candidate: Candidate)] = []
    for (number, shard) in shards.enumerated() {
      let matches = evaluation.matches[number]
      var scores: [UInt32: Float] = Dictionary(minimumCapacity: matches.count)
      try WorkPace.forEachStretch(of: matches.rows.indices, shard.interruption) { stretch in
        for place in stretch { scores[matches.rows[place]] = matches.scores[place] }
      }
      var taken = 0
      try shard.ids(after: page.after) { row, id in
        guard taken <= wanted, taken < scores.count else { return false }
        let row = UInt32(truncatingIfNeeded: row)
        if let score = scores[row] {
          found.append((id, Candidate(key: 0, tieBreaker: 0, shard: number, row: row, score: score)))
          taken += 1
        }
        return true
      }
    }
    found.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    return (Array(found.prefix(wanted).dropFirst(page.offset).map(\.candidate)), found.count > wanted)
  }
}
