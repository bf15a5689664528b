import ShirabeModel
import ShirabeQuery
import ShirabeText

/// Completions and near spellings out of the vocabulary of all shards.
///
/// Used between ``ShardReader/begin()`` and ``ShardReader/end()`` of the shards.
struct VocabularyReader {
  let shards: [ShardReader]

  /// Of so many suggestions one is kept for a title, since words stand in more articles than titles do.
  private static let suggestionsPerTitle = 3
  /// Titles that are looked at for a prefix which is longer than what the table has of their starts.
  private static let maximumCheckedTitles = 1000

  init(_ shards: [ShardReader]) {
    self.shards = shards
  }

  /// How what was typed so far may go on: titles of which a word or a run of letters begins so, and terms that do and
  /// stand in at least ``VocabularyTerm/completionArticles`` articles.
  ///
  /// Most articles first, then by bytes. Where there are more of both than asked for, a third are titles. A title that is
  /// no more than a term which is there too is left out.
  func suggestions(prefix: String, limit: Int) throws(IndexError) -> [Completion] {
    var starts = TitleStarts()
    guard limit > 0, let folded = starts.folded(prefix) else { return [] }
    let words = try words(prefix, limit: limit)
    let known = Set(words.map { VocabularyTerm($0.text) })
    let titles = try titles(folded, limit: limit).filter {
      !known.contains(VocabularyTerm(starts.folded($0.text) ?? ""))
    }
    let kept = titles.prefix(limit / VocabularyReader.suggestionsPerTitle)
    let others = (words + titles.dropFirst(kept.count)).sorted(by: Completion.precedes)
      .prefix(limit - kept.count)
    return (kept + others).sorted(by: Completion.precedes)
  }

  /// Terms that are spelled nearly as a word or a run of letters, nearest first, then by articles and by bytes.
  ///
  /// The distance is at most 1 for up to five code points and 2 for more. Of katakana every term is compared. Of anything
  /// else those are that begin with the same letter, or differ in the first letter alone: people seldom miss that one, and
  /// there are too many others to compare.
  ///
  /// - Returns: Nothing for a phrase of several words or runs, and for what is too short to be misspelled.
  func spellings(of phrase: Phrase, limit: Int) throws(IndexError) -> [Spelling] {
    guard limit > 0, let word = VocabularyReader.word(phrase) else { return [] }
    var distance = EditDistance(to: word.text)
    let distanceLimit = distance.count <= 5 ? 1 : 2
    let letters = max(distance.count - distanceLimit, 1)...(distance.count + distanceLimit)
    var totals: [VocabularyTerm: (distance: Int, articles: Int)] = [:]
    for shard in shards {
      var pace = WorkPace(shard.interruption)
      for (term, articles) in try candidates(for: word, letters, shard) {
        try pace.count(32)
        guard let found = distance.distance(of: term.text, limit: distanceLimit), found > 0 else { continue }
        totals[term] = (found, (totals[term]?.articles ?? 0) + articles)
      }
    }
    let found = totals.map { Spelling(text: $0.key.text, distance: $0.value.distance, articles: $0.value.articles) }
    return Array(found.sorted(by: VocabularyReader.precedes).prefix(limit))
  }

  private func words(_ prefix: String, limit: Int) throws(IndexError) -> [Completion] {
    guard let phrase = Phrase(prefix), let word = VocabularyReader.term(phrase) else { return [] }
    let range = VocabularyReader.range(beginningWith: word)
    let best = BestOverShards<VocabularyTerm>(
      minimum: VocabularyTerm.completionArticles,
      best: { shard, limit throws(IndexError) in try shard.bestTerms(in: range, limit: limit) },
      articles: { shard, term throws(IndexError) in try shard.articles(with: term) },
      all: { shard throws(IndexError) in try shard.terms(in: range, letters: 0...VocabularyTerm.maximumByteCount) })
    return try best.find(shards, limit: limit).map { Completion(text: $0.key.text, kind: .word, articles: $0.articles) }
  }

  private func titles(_ folded: String, limit: Int) throws(IndexError) -> [Completion] {
    let range = VocabularyReader.range(beginningWith: TitleStarts.cut(folded))
    let best = BestOverShards<TitleStart>(
      minimum: 1,
      best: { shard, limit throws(IndexError) in try shard.bestTitles(in: range, limit: limit) },
      articles: { shard, title throws(IndexError) in try shard.articles(with: title) },
      all: { shard throws(IndexError) in try shard.bestTitles(in: range, limit: -1) })
    let isCut = folded.utf8.count > TitleStarts.maximumByteCount
    var asked = isCut ? VocabularyReader.maximumCheckedTitles : limit
    while true {
      try shards[0].interruption.check()
      let found = try best.find(shards, limit: asked)
      let suggestions = try suggestions(found, beginningWith: isCut ? folded : nil, limit: limit)
      // One title may have been found from several of its starts.
      if suggestions.count == limit || found.count < asked || isCut { return suggestions }
      asked *= 2
    }
  }

  /// The titles, each once; where `prefix` is given, only those of which a start begins so.
  private func suggestions(
    _ titles: ArraySlice<BestOverShards<TitleStart>.Counted>, beginningWith prefix: String?, limit: Int
  ) throws(IndexError) -> [Completion] {
    var starts = TitleStarts()
    var seen: Set<Int64> = []
    var suggestions: [Completion] = []
    for (title, articles) in titles where suggestions.count < limit && seen.insert(title.title).inserted {
      try shards[0].interruption.check()
      guard let text = try text(of: title) else { continue }
      if let prefix, !starts.whole(text).contains(where: { $0.utf8.starts(with: prefix.utf8) }) { continue }
      suggestions.append(Completion(text: text, kind: .title, articles: articles))
    }
    return suggestions
  }

  private func text(of title: TitleStart) throws(IndexError) -> String? {
    for shard in shards {
      if let text = try shard.text(of: title) { return text }
    }
    return nil
  }

  private func candidates(
    for word: (text: String, kind: TokenKind), _ letters: ClosedRange<Int>, _ shard: ShardReader
  ) throws(IndexError) -> [(key: VocabularyTerm, articles: Int)] {
    if word.kind == .katakana {
      return try shard.terms(in: VocabularyTerm("\u{30A0}")..<VocabularyTerm("\u{3100}"), letters: letters)
    }
    let scalars = word.text.unicodeScalars
    guard let first = scalars.first else { return [] }
    let rest = String(scalars.dropFirst())
    var candidates = try shard.terms(
      in: VocabularyReader.range(beginningWith: String(first)), letters: letters)
    // These begin with another letter, or were found already.
    var others = try shard.terms(withFirstLetterIn: VocabularyReader.block(of: first), then: [rest, word.text])
    var shorter = [rest]
    if let second = scalars.dropFirst().first {
      shorter.append(String(second) + String(first) + String(scalars.dropFirst(2)))
    }
    for text in shorter where !others.contains(where: { $0.key == VocabularyTerm(text) }) {
      let term = VocabularyTerm(text)
      others.append((term, try shard.articles(with: term)))
    }
    candidates += others.filter { $0.articles > 0 && $0.key.text.unicodeScalars.first != first }
    return candidates
  }

  /// The folded text of a phrase that is one word, or one run of letters that may be a term; nil for others.
  private static func term(_ phrase: Phrase) -> String? {
    let kind = phrase.elements[0].kind
    guard kind == .word ? phrase.elements.count == 1 : VocabularyTerm.takesRuns(of: kind),
      phrase.elements.dropFirst().allSatisfy({ $0.kind == kind && $0.touchesPrevious })
    else { return nil }
    return String(decoding: phrase.elements.flatMap(\.bytes), as: UTF8.self)
  }

  /// The same, of a phrase that is long enough to be misspelled and not too long to be a term.
  private static func word(_ phrase: Phrase) -> (text: String, kind: TokenKind)? {
    let kind = phrase.elements[0].kind
    guard let text = term(phrase), text.utf8.count <= VocabularyTerm.maximumByteCount * 2 else { return nil }
    let fewest = kind == .word || kind == .katakana ? 2 : 3
    return text.unicodeScalars.count >= fewest ? (text, kind) : nil
  }

  private static func range(beginningWith text: String) -> Range<VocabularyTerm> {
    // No term and no title has the last of all code points, which is none.
    VocabularyTerm(text)..<VocabularyTerm(text + "\u{10FFFF}")
  }

  /// The terms whose first letter may have been meant by another: Latin, Greek, Cyrillic and the like, Indic scripts, Han,
  /// Hangul, and what lies beyond the Basic Multilingual Plane.
  private static func block(of first: Unicode.Scalar) -> Range<VocabularyTerm> {
    let bounds: [Unicode.Scalar] = ["\u{1}", "\u{800}", "\u{2E80}", "\u{A000}", "\u{10000}", "\u{10FFFF}"]
    let end = bounds.firstIndex { $0 > first } ?? bounds.count - 1
    return VocabularyTerm(String(bounds[max(end, 1) - 1]))..<VocabularyTerm(String(bounds[end]))
  }

  private static func precedes(_ one: Spelling, _ other: Spelling) -> Bool {
    if one.distance != other.distance { return one.distance < other.distance }
    if one.articles != other.articles { return one.articles > other.articles }
    return VocabularyTerm(one.text) < VocabularyTerm(other.text)
  }
}
