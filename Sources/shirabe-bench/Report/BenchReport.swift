/// All that was measured; nil is what was not asked for.
struct BenchReport {
  /// What was measured with.
  struct Input {
    /// Articles of the inputs, each once.
    let articles: Int
    /// Bytes of the inputs, each once.
    let byteCount: Int
    let refused: Int
    let multiplier: Int
    let seed: UInt64
  }

  let input: Input
  var tokenize: TokenizeBench.Figures?
  var index: IndexBench.Figures?
  var search: [SearchBench.Figures]?
  var start: StartBench.Figures?
  var throughput: [ThroughputBench.Figures]?
  var soak: SoakBench.Figures?
}
