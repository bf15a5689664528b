/// The queries of every class, none twice in its class.
struct QuerySets {
  /// How many texts are tried for each query that is wanted, before a class is left with fewer.
  private static let attemptsPerQuery = 20

  private var queries: [QueryClass: [String]] = [:]

  /// Cuts so many queries of every class, where there are so many; the same for the same texts and seed.
  ///
  /// - Complexity: O(count × bytes of a text).
  init(texts: [String], count: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var cutter = QueryCutter(SplitMix64(seed: random.next()))
    var seen: [QueryClass: Set<String>] = [:]
    var order: [String] = []
    for _ in 0..<(count * QuerySets.attemptsPerQuery) {
      let open = QueryClass.allCases.filter { seen[$0, default: []].count < count }
      if order.isEmpty { order = texts.shuffled(using: &random) }
      guard !open.isEmpty, let source = order.popLast() else { break }
      let text = cutter.prepare(source)
      for queryClass in open {
        guard let query = cutter.cut(queryClass, from: text) else { continue }
        if seen[queryClass, default: []].insert(query).inserted { queries[queryClass, default: []].append(query) }
      }
    }
  }

  /// The queries of one class.
  subscript(queryClass: QueryClass) -> [String] { queries[queryClass] ?? [] }
}
