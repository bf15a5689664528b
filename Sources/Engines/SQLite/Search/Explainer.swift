import ShirabeModel
import ShirabePassages
import ShirabeQuery
import ShirabeSearch

/// Says how the score of an article came about, by evaluating the query once more for its row alone.
struct Explainer {
  private let shards: [ShardReader]
  private let evaluation: Evaluation
  private let ranking: BM25

  init(_ shards: [ShardReader], _ evaluation: Evaluation) {
    self.shards = shards
    self.evaluation = evaluation
    ranking = BM25(shards.map(\.state))
  }

  /// The explanation of a candidate's score.
  func explain(_ candidate: Candidate) throws(IndexError) -> Explanation {
    let shard = shards[candidate.shard]
    let matchedBy = try foldings(candidate)
    var terms: [ExplainedTerm] = []
    for share in try shares(candidate) where !share.frequency.isZero {
      let term = evaluation.terms[share.term]
      terms.append(
        ExplainedTerm(
          text: term.text, kind: term.kind, titleFrequency: Int(share.frequency.title),
          bodyFrequency: Int(share.frequency.body), documentFrequency: term.documentFrequency,
          weight: Explainer.exact(term.weight), score: Explainer.exact(share.score),
          matchedBy: Folding.allCases.filter(matchedBy[share.term].contains),
          forms: Explainer.explained(share.forms)))
    }
    var sentence: ExplainedSentence?
    if candidate.sentenceScore > 0 {
      let text = try SentenceStarts.text(
        ofSentence: candidate.sentence, in: try shard.body(row: candidate.row), shard.interruption)
      sentence = ExplainedSentence(score: Explainer.exact(candidate.sentenceScore), text: text)
    }
    return Explanation(score: Explainer.exact(candidate.score), terms: terms, sentence: sentence)
  }

  /// The number that is written like the single-precision one, and so without digits that mean nothing.
  static func exact(_ number: Float) -> Double {
    // Most have few digits, and these are found faster by trying than by writing and reading them. Every product is exact, 24
    // bits of the number and at most 19 of the power, and the quotient is rounded once, as digits are when they are read.
    if number.magnitude < 0x1p24 {
      var power = 1.0
      for _ in 0...8 {
        let decimal = (Double(number) * power).rounded(.toNearestOrEven) / power
        if Float(decimal) == number { return decimal }
        power *= 10
      }
    }
    return Double(number.description) ?? Double(number)
  }

  /// What a term gives an article.
  private struct Share {
    /// The term's number.
    var term: Int
    /// How often it stands there.
    var frequency: Frequency
    /// What it earns.
    var score: Float
    /// The forms of what has several, as they stand there.
    var forms: [FoundForms.Found] = []
  }

  /// Forms as explanations have them; nil where the written ones alone stand there.
  private static func explained(_ forms: [FoundForms.Found]) -> [ExplainedForm]? {
    guard forms.contains(where: { $0.form.origin != .literal }) else { return nil }
    return forms.map {
      ExplainedForm(text: $0.form.phrase.text, origin: $0.form.origin.rawValue, frequency: $0.count)
    }
  }

  private func shares(_ candidate: Candidate) throws(IndexError) -> [Share] {
    if let node = evaluation.node { return try shares(node, candidate) ?? [] }
    var all: [Share] = []
    for number in evaluation.terms.indices { if let share = try share(number, candidate) { all.append(share) } }
    return all
  }

  /// What a term gives an article by the best of its forms; nil if none stands there.
  private func share(_ number: Int, _ candidate: Candidate) throws(IndexError) -> Share? {
    let (shard, term) = (shards[candidate.shard], evaluation.terms[number])
    let tokens = shard.columns.tokens(row: candidate.row)
    var best: Share?
    for form in term.forms {
      let found = try shard.frequencies(of: form.query, row: candidate.row)
      guard let frequency = found.frequencies.first else { continue }
      let score = term.weight * form.weight * ranking.saturation(frequency, tokens: tokens)
      if score > best?.score ?? 0 || best == nil {
        best = Share(term: number, frequency: frequency, score: score)
      }
    }
    guard best != nil else { return nil }
    for readings in term.readings {
      let found = try FoundForms(readings, in: shard, row: candidate.row)
      best?.forms += found.forms
      // How often operands are near each other is not how often each stands there.
      if term.kind != .near { best?.frequency = found.frequency }
    }
    return best
  }

  /// What the terms give that count for an article in a part of the query; nil if that part does not match it.
  private func shares(_ node: CompiledNode, _ candidate: Candidate) throws(IndexError) -> [Share]? {
    let shard = shards[candidate.shard]
    switch node {
    case .term(let number): return try share(number, candidate).map { [$0] }
    case .unscored(let forms):
      for form in forms where try !shard.frequencies(of: form.query, row: candidate.row).rows.isEmpty { return [] }
      return nil
    case .label(let column, let phrases):
      for phrase in phrases where try shard.rows(labelled: column, with: phrase).contains(candidate.row) { return [] }
      return nil
    case .filter(let filter):
      return try shard.rows(letThroughBy: filter).contains(candidate.row) ? [] : nil
    case .either(let nodes):
      var all: [Share]?
      for node in nodes {
        if let some = try shares(node, candidate) { all = (all ?? []) + some }
      }
      return all
    case .all(let wanted, let excluded):
      // One alternative may be ruled out for an article that another finds.
      for node in excluded where try shares(node, candidate) != nil { return nil }
      var all: [Share] = []
      for node in wanted {
        guard let some = try shares(node, candidate) else { return nil }
        all += some
      }
      return all
    }
  }

  /// For each term the foldings that it took to find it, in title or body, wherever it took fewest.
  private func foldings(_ candidate: Candidate) throws(IndexError) -> [Set<Folding>] {
    // One reading of the texts serves all terms, whose highlights stand one after the other.
    let highlights = evaluation.terms.flatMap(\.highlights)
    var highlighter = Highlighter(highlights)
    var fewest = [Set<Folding>?](repeating: nil, count: evaluation.terms.count)
    let shard = shards[candidate.shard]
    for text in try shard.texts(row: candidate.row) {
      var rest: ArraySlice<Set<Folding>?>
      do throws(Interrupted) {
        rest = try highlighter.foldings(in: text, shard.interruption)[...]
      } catch {
        throw .interrupted
      }
      for (number, term) in evaluation.terms.enumerated() {
        for foldings in rest.prefix(term.highlights.count).compactMap({ $0 })
        where foldings.count < fewest[number]?.count ?? .max {
          fewest[number] = foldings
        }
        rest = rest.dropFirst(term.highlights.count)
      }
    }
    return fewest.map { $0 ?? [] }
  }
}
