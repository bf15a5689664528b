import ShirabeIngest
import ShirabeJSON
import ShirabeSQLite

/// What `add` says in the end.
struct AddReport {
  private let summary: IngestSummary

  /// Makes the report of a run.
  init(_ summary: IngestSummary) { self.summary = summary }

  /// One line for people.
  var text: String {
    let articles = summary.articles
    var parts = [
      articles.hasChanges
        ? "\(articles.added) added, \(articles.replaced) replaced, \(articles.unchanged) unchanged"
        : "nothing changed: \(articles.unchanged) unchanged"
    ]
    parts += summary.duplicateParts + summary.refusedPart + summary.interruptedPart + summary.warnedPart
    if summary.files.passedOverFiles > 0 { parts.append("\(summary.files.passedOverFiles) other files passed over") }
    let (byteCount, seconds) = (Double(summary.files.byteCount), summary.seconds)
    let rate = seconds > 0 ? byteCount / seconds : 0
    return parts.joined(separator: ", ")
      + "; \(Quantity.bytes(byteCount)) in \(Quantity.seconds(seconds)) (\(Quantity.bytes(rate))/s)"
  }

  /// One line for scripts.
  var json: String {
    let (files, articles) = (summary.files, summary.articles)
    let object: JSON = [
      "index": .string(summary.index), "articles": JSON(files.articles), "added": JSON(articles.added),
      "replaced": JSON(articles.replaced), "unchanged": JSON(articles.unchanged),
      "duplicates": JSON(articles.duplicates), "leftOut": JSON(articles.leftOut),
      "refused": JSON(summary.refusals.count), "passedOver": JSON(files.passedOverFiles),
      "changed": .bool(articles.hasChanges), "interrupted": .bool(summary.isInterrupted),
      "bytes": JSON(files.byteCount), "seconds": summary.secondsJSON, "refusals": summary.refusalsJSON,
      "warnings": summary.warningsJSON, "duplicateArticles": summary.duplicateArticlesJSON,
      "repeatedLines": summary.repeatedLinesJSON,
    ]
    return object.description
  }
}
