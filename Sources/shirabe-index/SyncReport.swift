import ShirabeIngest
import ShirabeJSON
import ShirabeSQLite

/// What `sync` says in the end, and `watch` of every batch of changes.
struct SyncReport {
  private let summary: IngestSummary

  /// Makes the report of a run.
  init(_ summary: IngestSummary) { self.summary = summary }

  /// One line for people.
  var text: String {
    let (files, articles) = (summary.files, summary.articles)
    var parts = [
      articles.hasChanges
        ? "\(articles.added) added, \(articles.replaced) replaced, \(articles.removed) removed" : "nothing changed"
    ]
    if files.renamedFiles > 0 { parts.append(SyncReport.count(files.renamedFiles, "file") + " renamed") }
    parts.append(SyncReport.count(files.unchangedFiles, "file") + " unchanged")
    parts += summary.duplicateParts + summary.refusedPart
    if files.refusedBeforeFiles > 0 {
      parts.append(SyncReport.count(files.refusedBeforeFiles, "file") + " refused before, unchanged")
    }
    parts += summary.warnedPart
    if files.passedOverFiles > 0 {
      parts.append(SyncReport.count(files.passedOverFiles, "other file") + " passed over")
    }
    parts += summary.interruptedPart
    return parts.joined(separator: ", ")
      + "; read \(Quantity.bytes(Double(files.byteCount))) in \(Quantity.seconds(summary.seconds))"
  }

  /// One line for scripts.
  var json: String {
    let (files, articles) = (summary.files, summary.articles)
    let object: JSON = [
      "index": .string(summary.index), "articles": JSON(files.articles), "added": JSON(articles.added),
      "replaced": JSON(articles.replaced), "removed": JSON(articles.removed), "unchanged": JSON(articles.unchanged),
      "filesRead": JSON(files.readFiles), "filesUnchanged": JSON(files.unchangedFiles),
      "filesRenamed": JSON(files.renamedFiles), "filesGone": JSON(files.goneFiles),
      "filesRefusedBefore": JSON(files.refusedBeforeFiles), "refused": JSON(summary.refusals.count),
      "passedOver": JSON(files.passedOverFiles), "changed": .bool(articles.hasChanges),
      "interrupted": .bool(summary.isInterrupted), "bytes": JSON(files.byteCount), "seconds": summary.secondsJSON,
      "refusals": summary.refusalsJSON, "warnings": summary.warningsJSON, "repeatedLines": summary.repeatedLinesJSON,
      "duplicates": JSON(articles.duplicates), "leftOut": JSON(articles.leftOut),
      "duplicateArticles": summary.duplicateArticlesJSON,
    ]
    return object.description
  }

  private static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
