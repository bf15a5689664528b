import ShirabeArticles
import ShirabeModel
import ShirabePassages
import ShirabeQuery
import ShirabeSearch

/// Searches an index: every shard in turn, on one connection each.
final class IndexSearcher {
  /// How often all shards are begun at most, to see them as they are at one moment.
  private static let maximumRounds = 4

  private let shards: [ShardReader]
  private let edition: OpenedIndex

  init(_ shards: [ShardReader], _ edition: OpenedIndex) {
    self.shards = shards
    self.edition = edition
  }

  /// Whether a shard's file was written over by another, so that nothing that is open can be trusted.
  var isOverwritten: Bool { shards.contains(where: \.isOverwritten) }

  /// Whether the files that were written since are still those of this index; what is damaged is for searches to tell.
  func isStillTheSame() -> Bool { shards.allSatisfy { $0.isStillTheSame() } }

  /// Takes into memory what searches need of all articles, as far as it can be read.
  func warmUp() {
    for shard in shards {
      do throws(IndexError) { try shard.begin() } catch { edition.note(error) }
      shard.end()
    }
  }

  func search(_ request: SearchRequest, until interruption: Interruption) throws(ReadingFault) -> SearchResult {
    let query = request.query
    return try reading(interruption, since: request.since) { state throws(IndexError) in
      let found = try find(query, depth: Ranker.depth(request.page.ranked), newerThan: state.knownRows)
      var result = try result(found.evaluation, found.query.match, request.page, state.moment)
      result.notes = query.notes + found.evaluation.notes
      // What is advised concerns all articles.
      guard request.since == nil else { return result }
      let adviser = QuerySuggester(Evaluator(shards), shards)
      if result.total == 0 {
        result.help = try adviser.help(query, found.evaluation)
      } else if found.query.match != query.match {
        result.help = try adviser.spellingHelp(query)
      }
      return result
    }
  }

  func similar(
    to id: String, _ page: HitPage, until interruption: Interruption
  ) throws(ReadingFault) -> SearchResult? {
    try reading(interruption) { state throws(IndexError) in
      guard let (shard, row) = try place(of: id) else { return nil }
      let bag = try MoreLikeThisBag(shards).bag(of: shards[shard].storedArticle(row: row))
      var evaluation = try Evaluator(shards).evaluate(bag)
      let others = try evaluation.matches[shard].subtracting(Matches(rows: [row]), interruption)
      evaluation.total -= evaluation.matches[shard].count - others.count
      evaluation.matches[shard] = others
      return try result(evaluation, .any, page, state.moment)
    }
  }

  func count(_ query: SearchQuery, until interruption: Interruption) throws(ReadingFault) -> Int {
    try reading(interruption) { _ throws(IndexError) in try find(query, depth: 0).evaluation.total }
  }

  func whyNot(
    _ query: SearchQuery, id: String, until interruption: Interruption
  ) throws(ReadingFault) -> WhyNotReply? {
    try reading(interruption) { _ throws(IndexError) in
      guard let (shard, row) = try place(of: id) else { return nil }
      let found = try find(query, depth: nil)
      if found.evaluation.matches[shard].rows.contains(row) { return WhyNotReply(matches: true, reasons: []) }
      let article = try shards[shard].storedArticle(row: row)
      let diagnosis = MatchDiagnosis(of: article.header, body: article.body, interruption)
      var reasons: [WhyNotReason]
      do throws(Interrupted) { reasons = try diagnosis.reasons(found.query) } catch { throw .interrupted }
      if reasons.isEmpty {
        // All of it holds for the article, but not all of it was searched.
        reasons = found.evaluation.notes.map { WhyNotReason(kind: .prefix, text: query.text, message: $0) }
      }
      return WhyNotReply(matches: false, reasons: reasons)
    }
  }

  func suggest(prefix: String, limit: Int, until interruption: Interruption) throws(ReadingFault) -> [Completion] {
    try reading(interruption) { _ throws(IndexError) in
      try VocabularyReader(shards).suggestions(prefix: prefix, limit: limit)
    }
  }

  func suggest(
    _ field: KeywordField, prefix: String, limit: Int, until interruption: Interruption
  ) throws(ReadingFault) -> [Completion] {
    try reading(interruption) { _ throws(IndexError) in
      try KeywordValues(shards).beginning(with: prefix, field, limit: limit)
    }
  }

  func article(id: String, until interruption: Interruption) throws(ReadingFault) -> Article? {
    // The others need not be sound for it.
    let shard = shards[home(of: id)]
    defer { shard.end() }
    do throws(IndexError) {
      try interruption.check()
      try shard.begin(interruption)
      return try shard.article(id: id)
    } catch {
      throw ReadingFault(error, interruption)
    }
  }

  func status(until interruption: Interruption) throws(ReadingFault) -> IndexStatus {
    defer { for shard in shards { shard.end() } }
    do throws(IndexError) {
      try interruption.check()
      var problems: [IndexError?] = []
      for shard in shards { problems.append(try problem(of: shard, interruption)) }
      // One shard has begun as it is; several have to be seen at one moment.
      if shards.count > 1, problems.allSatisfy({ $0 == nil }) { _ = try begin(interruption) }
      return IndexStatus(
        indexId: edition.indexId,
        shards: zip(shards, problems).map { shard, problem in
          ShardStatus(
            articles: Int(shard.state.articles), bytes: Int(shard.state.bytes), generation: Int(shard.state.generation),
            problem: (problem ?? edition.damage(at: shard.path))?.description)
        })
    } catch {
      throw ReadingFault(error, interruption)
    }
  }

  /// Why a shard cannot be read; nil where it can.
  private func problem(of shard: ShardReader, _ interruption: Interruption) throws(IndexError) -> IndexError? {
    do throws(IndexError) {
      try shard.begin(interruption)
      return nil
    } catch {
      guard error.kind != .interrupted, !shard.isOverwritten else { throw error }
      return error
    }
  }

  /// What a search sees of the index.
  private struct Seen {
    /// What the whole has come to, with its id.
    var moment: IndexMoment
    /// The highest row of each shard that is not to be found; nil where all articles are searched.
    var knownRows: [UInt32]?
  }

  /// Runs `body` on one state of every shard.
  ///
  /// - Parameter since: What is searched are only articles newer than this, where it is given.
  private func reading<Value>(
    _ interruption: Interruption, since: IndexMoment? = nil, _ body: (Seen) throws(IndexError) -> Value
  ) throws(ReadingFault) -> Value {
    defer { for shard in shards { shard.end() } }
    var seen: Seen
    do throws(IndexError) {
      try interruption.check()
      seen = Seen(moment: IndexMoment(Int(try begin(interruption)), indexId: shards[0].identity.indexId))
      seen.knownRows = try since.map { since throws(IndexError) in
        var rows: [UInt32] = []
        for shard in shards { rows.append(try shard.lastRow(at: Int64(since.generation))) }
        return rows
      }
    } catch {
      throw ReadingFault(error, interruption)
    }
    if let since, !since.isBefore(seen.moment) { throw .history(asked: since, actual: seen.moment) }
    do throws(IndexError) { return try body(seen) } catch { throw ReadingFault(error, interruption) }
  }

  /// Begins to read every shard.
  ///
  /// - Returns: The generation of the index, or an earlier one, but none with commits that are not seen: while one shard
  ///   begins another may be written, so the sum of a round holds only if the next round finds it again.
  private func begin(_ interruption: Interruption) throws(IndexError) -> Int64 {
    var generation = try beginOnce(interruption)
    guard shards.count > 1 else { return generation }
    for _ in 1..<IndexSearcher.maximumRounds {
      let next = try beginOnce(interruption)
      if next == generation { return generation }
      generation = next
    }
    _ = try beginOnce(interruption)
    return generation
  }

  private func beginOnce(_ interruption: Interruption) throws(IndexError) -> Int64 {
    for shard in shards { try shard.begin(interruption) }
    return shards.reduce(0) { $0 + $1.state.generation }
  }

  /// What a query finds, or its fallback where it finds nothing, and the query that found it.
  ///
  /// - Parameter knownRows: See ``Seen/knownRows``.
  private func find(
    _ query: SearchQuery, depth: Int?, newerThan knownRows: [UInt32]? = nil
  ) throws(IndexError) -> (evaluation: Evaluation, query: SearchQuery) {
    let evaluator = Evaluator(shards)
    // The best of all may be too old, so all have to be known.
    let depth = knownRows == nil ? depth : nil
    var evaluation = try evaluator.evaluate(query, depth: depth)
    if let knownRows { evaluation.confine(toRowsAbove: knownRows) }
    guard evaluation.total == 0, let fallback = query.fallback else { return (evaluation, query) }
    evaluation = try evaluator.evaluate(fallback, depth: depth)
    if let knownRows { evaluation.confine(toRowsAbove: knownRows) }
    return (evaluation, fallback)
  }

  private func result(
    _ evaluation: Evaluation, _ match: Match, _ asked: HitPage, _ moment: IndexMoment
  ) throws(IndexError) -> SearchResult {
    let page = try Ranker(shards, evaluation).page(asked.ranked)
    let groups = try DuplicateGroups(shards, page.candidates, asked)
    // Ids and scores alone need nothing that marks texts.
    let highlights = asked.parts.isDisjoint(with: [.snippets, .positions]) ? [] : evaluation.highlights
    var maker = HitMaker(asked, shards, highlights, Explainer(shards, evaluation))
    defer { maker.leave() }
    var hits: [SearchResult.Hit] = []
    for group in groups.page {
      var hit = try maker.hit(group.first)
      hit.duplicates = try groups.duplicates(group)
      hits.append(hit)
    }
    var facets = FacetCounter(asked.facets)
    if !asked.facets.isEmpty {
      for (shard, matches) in zip(shards, evaluation.matches) { try facets.count(matches, in: shard) }
    }
    return SearchResult(
      hits: hits, total: evaluation.total, matched: match, moment: moment, next: page.hasMore ? hits.last?.id : nil,
      facets: try facets.results(shards[0].interruption))
  }

  private func place(of id: String) throws(IndexError) -> (shard: Int, row: UInt32)? {
    let number = home(of: id)
    return try shards[number].row(id: id).map { (number, $0) }
  }

  /// The shard that an article with this id is in, if it is in any.
  private func home(of id: String) -> Int { IndexFolder.shard(of: id, count: shards.count) }
}

extension IndexMoment {
  /// Whether an index that has come to another moment once was at this one.
  fileprivate func isBefore(_ other: IndexMoment) -> Bool {
    (0...other.generation).contains(generation) && (indexId == nil || indexId == other.indexId)
  }
}
