import ShirabePassages
import ShirabeQuery
import ShirabeSearch
import ShirabeWire

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
    for (number, frequency) in try frequencies(candidate) where !frequency.isZero {
      let term = evaluation.terms[number]
      let saturation = ranking.saturation(frequency, tokens: shard.columns.tokens(row: candidate.row))
      terms.append(
        ExplainedTerm(
          text: term.text, kind: term.kind, titleFrequency: Int(frequency.title),
          bodyFrequency: Int(frequency.body), documentFrequency: term.documentFrequency,
          weight: Explainer.exact(term.weight), score: Explainer.exact(term.weight * saturation),
          matchedBy: Folding.allCases.filter(matchedBy[number].contains)))
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

  private func frequencies(_ candidate: Candidate) throws(IndexError) -> [(term: Int, frequency: Frequency)] {
    if let node = evaluation.node { return try frequencies(node, candidate) ?? [] }
    var all: [(term: Int, frequency: Frequency)] = []
    for number in evaluation.terms.indices { all += try frequencies(.term(number), candidate) ?? [] }
    return all
  }

  /// The frequencies of the terms that count for an article in a part of the query; nil if that part does not match it.
  private func frequencies(
    _ node: CompiledNode, _ candidate: Candidate
  ) throws(IndexError) -> [(term: Int, frequency: Frequency)]? {
    let shard = shards[candidate.shard]
    switch node {
    case .term(let number):
      let found = try shard.frequencies(of: evaluation.terms[number].query, row: candidate.row)
      return found.frequencies.first.map { [(number, $0)] }
    case .unscored(let query):
      return try shard.frequencies(of: query, row: candidate.row).rows.isEmpty ? nil : []
    case .label(let column, let phrase):
      return try shard.rows(labelled: column, with: phrase).contains(candidate.row) ? [] : nil
    case .filter(let filter):
      return try shard.rows(letThroughBy: filter).contains(candidate.row) ? [] : nil
    case .either(let nodes):
      var all: [(term: Int, frequency: Frequency)]?
      for node in nodes {
        if let some = try frequencies(node, candidate) { all = (all ?? []) + some }
      }
      return all
    case .all(let wanted, let excluded):
      // One alternative may be ruled out for an article that another finds.
      for node in excluded where try frequencies(node, candidate) != nil { return nil }
      var all: [(term: Int, frequency: Frequency)] = []
      for node in wanted {
        guard let some = try frequencies(node, candidate) else { return nil }
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
