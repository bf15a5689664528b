import ShirabeSQLite

/// Times the building of an index, from the first file opened to the last commit, as `shirabe-index` does it.
struct IndexBench {
  let shardCount: Int

  /// What it came to.
  struct Figures {
    let shardCount: Int
    let articles: Int
    /// Bytes of the inputs.
    let inputByteCount: Int
    /// Bytes of the index.
    let indexByteCount: Int
    let seconds: Double
    /// The most memory resident meanwhile; nil where the system does not tell.
    let peakResidentByteCount: Int?

    /// Input per second in 10^6 bytes.
    var megabytesPerSecond: Double { Rate.perSecond(Double(inputByteCount) / 1e6, seconds) }
    var articlesPerSecond: Double { Rate.perSecond(Double(articles), seconds) }
    var indexBytesPerInputByte: Double { inputByteCount > 0 ? Double(indexByteCount) / Double(inputByteCount) : 0 }
  }

  /// Builds the index in a folder that is empty.
  func run(_ corpus: Corpus, in folder: TemporaryIndex) throws(BenchError) -> Figures {
    do throws(IndexError) {
      PeakMemory.reset()
      let clock = ContinuousClock()
      let start = clock.now
      let writer = try IndexWriter(path: folder.path, shardCount: shardCount)
      var articles = 0
      let inputByteCount = try corpus.articles { article throws(IndexError) in
        articles += 1
        try writer.add(article)
      }
      _ = try writer.finish()
      return Figures(
        shardCount: shardCount, articles: articles, inputByteCount: inputByteCount, indexByteCount: folder.byteCount,
        seconds: (clock.now - start).seconds, peakResidentByteCount: PeakMemory.byteCount)
    } catch {
      throw .index(error)
    }
  }
}
