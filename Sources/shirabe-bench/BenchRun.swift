/// One run of the bench: what was asked for, in turn.
struct BenchRun {
  let paths: [String]
  let multiplier: Int
  let queryCount: Int
  let passes: Int
  let shardCount: Int
  let parts: Set<BenchPart>
  /// How long each number of clients asks, and how long the soak is.
  let seconds: Double
  /// How many clients load the daemon in the soak.
  let soakConnections: Int
  let seed: UInt64

  /// Measures, and names on standard error what is refused.
  ///
  /// - Throws: ``BenchError``; `LoadError` where the list of boilerplate that is compiled in is no good.
  func report() throws -> BenchReport {
    let corpus = try Corpus(paths: paths, multiplier: multiplier)
    let survey = CorpusSurvey(corpus, seed: seed)
    for refusal in survey.refusals { StandardStreams.writeError("shirabe-bench: \(refusal)") }
    guard survey.articles > 0 else { throw BenchError.noArticles(paths: paths) }
    var report = BenchReport(
      input: BenchReport.Input(
        articles: survey.articles, byteCount: survey.byteCount, refused: survey.refusals.count, multiplier: multiplier,
        seed: seed))
    if parts.contains(.tokenize) { report.tokenize = TokenizeBench(passes: passes).run(corpus) }
    if parts != [.tokenize] { try measureIndex(corpus, survey, &report) }
    return report
  }

  private func measureIndex(_ corpus: Corpus, _ survey: CorpusSurvey, _ report: inout BenchReport) throws(BenchError) {
    let folder = try TemporaryIndex()
    defer { folder.remove() }
    let index = try IndexBench(shardCount: shardCount).run(corpus, in: folder)
    if parts.contains(.index) { report.index = index }
    guard !parts.isDisjoint(with: [.search, .start, .throughput, .soak]) else { return }
    let sets = QuerySets(texts: survey.texts, count: queryCount, seed: seed)
    if parts.contains(.start) { report.start = try StartBench().run(sets, path: folder.path) }
    if parts.contains(.search) { report.search = try SearchBench(passes: passes).run(sets, path: folder.path) }
    if parts.contains(.throughput) {
      report.throughput = try ThroughputBench(seconds: seconds).run(sets[.keyword], in: folder)
    }
    if parts.contains(.soak) {
      report.soak = try SoakBench(connections: soakConnections, seconds: seconds, seed: seed)
        .run(sets[.keyword], corpus, in: folder)
    }
  }
}
