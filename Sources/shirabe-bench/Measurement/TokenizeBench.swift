import Glibc
import ShirabeArticles
import ShirabeText

/// Times folding and tokenizing of all bodies, on one core.
///
/// What is counted is the processor time of the one thread, so that neither reading the articles nor what else runs on the
/// machine is in it.
struct TokenizeBench {
  let passes: Int

  /// What it came to.
  struct Figures {
    let passes: Int
    /// Bytes of bodies in one pass.
    let byteCount: Int
    /// Tokens of one pass.
    let tokenCount: Int
    let medianSeconds: Double
    let bestSeconds: Double

    /// Bodies per second in 10^6 bytes.
    func megabytesPerSecond(_ seconds: Double) -> Double { Rate.perSecond(Double(byteCount) / 1e6, seconds) }

    func tokensPerSecond(_ seconds: Double) -> Double { Rate.perSecond(Double(tokenCount), seconds) }
  }

  func run(_ corpus: Corpus) -> Figures {
    var tokenizer = Tokenizer()
    var text = TokenizedText()
    var seconds: [Double] = []
    var (byteCount, tokenCount) = (0, 0)
    for _ in 0..<passes {
      var nanoseconds = 0
      (byteCount, tokenCount) = (0, 0)
      _ = corpus.articles { article in
        var body = article.body
        body.withUTF8 { bytes in
          let start = TokenizeBench.threadNanoseconds()
          tokenizer.tokenize(bytes, into: &text)
          nanoseconds += TokenizeBench.threadNanoseconds() - start
          byteCount += bytes.count
        }
        tokenCount += text.tokens.count
      }
      seconds.append(Double(nanoseconds) / 1e9)
    }
    seconds.sort()
    return Figures(
      passes: passes, byteCount: byteCount, tokenCount: tokenCount,
      medianSeconds: LatencySummary.percentile(50, ofSorted: seconds), bestSeconds: seconds.first ?? 0)
  }

  /// The processor time of this thread so far.
  private static func threadNanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
