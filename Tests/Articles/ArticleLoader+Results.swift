import ShirabeArticles

extension ArticleLoader {
  /// Everything the loader finds.
  func results() -> (articles: [Article], lines: [Int?], refusals: [LoadError]) {
    var loader = self
    var results: (articles: [Article], lines: [Int?], refusals: [LoadError]) = ([], [], [])
    while let result = loader.next() {
      switch result {
      case .article(let article, let origin):
        results.articles.append(article)
        results.lines.append(origin.line)
      case .refused(let refusal): results.refusals.append(refusal)
      case .warning: break
      }
    }
    return results
  }

  /// The warnings among what the loader finds.
  func warnings() -> [Warning] {
    var loader = self
    var warnings: [Warning] = []
    while let result = loader.next() {
      if case .warning(let warning) = result { warnings.append(warning) }
    }
    return warnings
  }
}
