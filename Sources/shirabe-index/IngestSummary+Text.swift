import ShirabeArticles
import ShirabeIngest
import ShirabeJSON
import ShirabeSQLite

extension IngestSummary {
  /// How many articles have the bodies of others, for people: those that are kept, and those that are left out.
  var duplicateParts: [String] {
    let keptCount = articles.duplicates - articles.leftOut
    return (keptCount > 0 ? ["\(keptCount) with the body of another"] : [])
      + (articles.leftOut > 0 ? ["\(articles.leftOut) left out with the body of another"] : [])
  }

  /// How many inputs were refused in this run, for people.
  var refusedPart: [String] { refusals.isEmpty ? [] : ["\(refusals.count) refused"] }

  /// How many inputs were taken in spite of something, for people.
  var warnedPart: [String] { warnings.isEmpty ? [] : ["\(warnings.count) with bytes that could not be read"] }

  /// Whether it was ended before its end, for people.
  var interruptedPart: [String] { isInterrupted ? ["interrupted"] : [] }

  /// What was refused, for scripts.
  var refusalsJSON: JSON { .array(refusals.first.map(\.json)) }

  /// What was taken in spite of something, for scripts.
  var warningsJSON: JSON { .array(warnings.first.map(\.json)) }

  /// What is left out by counting, for scripts.
  var repeatedLinesJSON: JSON {
    .array(repetitions.map { ["source": .string($0.source), "lines": .array($0.lines.map(JSON.string))] })
  }

  /// The articles that have the bodies of others, for scripts.
  var duplicateArticlesJSON: JSON {
    .array(
      duplicates.first.map { article in
        ["id": .string(article.id), "original": .string(article.originalId), "leftOut": .bool(article.isLeftOut)]
      })
  }

  /// How long it took, in thousandths of a second, for scripts.
  var secondsJSON: JSON { JSON((seconds * 1000).rounded() / 1000) }
}

extension IngestSummary.Remark {
  /// The same for scripts.
  fileprivate var json: JSON {
    ["path": .string(origin.path), "line": origin.line.map { JSON($0) } ?? .null, "reason": .string(reason)]
  }
}
