package import ShirabeArticles
package import ShirabeSearch

/// Opens engines that scan the same articles.
package struct ScanEngineSource: EngineSource {
  private let engine: ScanEngine

  /// Takes the articles, of which no two have the same id.
  package init(_ articles: [Article]) { engine = ScanEngine(articles) }

  /// The one engine, which keeps nothing of a question and may be asked by all threads.
  package func openEngine() throws(EngineFailure) -> any SearchEngine { engine }
}
