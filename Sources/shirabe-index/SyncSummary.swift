import ShirabeJSON
import ShirabeSQLite

/// What a sync came to.
struct SyncSummary {
  /// The folder of the index.
  let index: String
  /// What became of the files.
  var files = SyncTotals()
  /// What became of their articles.
  var articles = WriteTotals()
  /// How long it took.
  var seconds = 0.0
  /// What was refused in this run.
  var refusals = BoundedList<IndexingSummary.Remark>()
  /// Files that were taken although some bytes could not be read.
  var warnings = BoundedList<IndexingSummary.Remark>()
  /// Articles that were read in this run and whose bodies others have.
  var duplicates = BoundedList<IndexingSummary.Duplicate>()
  /// What is left out by counting, where it was counted in this run.
  var repetitions: [IndexingSummary.Repetition] = []
  /// The signal that ended the run before its end.
  var signal: Int32?

  init(index: String) { self.index = index }

  /// Whether something is not in the index that was given.
  var hasRefusals: Bool { !refusals.isEmpty || files.refusedBeforeFiles > 0 }

  /// Whether there is nothing to tell of.
  var isIdle: Bool {
    !articles.hasChanges && files.renamedFiles == 0 && refusals.isEmpty && warnings.isEmpty && repetitions.isEmpty
  }

  /// One line for people.
  var text: String {
    var parts: [String] = []
    if articles.hasChanges {
      parts.append("\(articles.added) added, \(articles.replaced) replaced, \(articles.removed) removed")
    } else {
      parts.append("nothing changed")
    }
    if files.renamedFiles > 0 { parts.append(SyncSummary.count(files.renamedFiles, "file") + " renamed") }
    parts.append(SyncSummary.count(files.unchangedFiles, "file") + " unchanged")
    let keptCount = articles.duplicates - articles.leftOut
    if keptCount > 0 { parts.append("\(keptCount) with the body of another") }
    if articles.leftOut > 0 { parts.append("\(articles.leftOut) left out with the body of another") }
    if !refusals.isEmpty { parts.append("\(refusals.count) refused") }
    if files.refusedBeforeFiles > 0 {
      parts.append(SyncSummary.count(files.refusedBeforeFiles, "file") + " refused before, unchanged")
    }
    if !warnings.isEmpty { parts.append("\(warnings.count) with bytes that could not be read") }
    if files.passedOverFiles > 0 {
      parts.append(SyncSummary.count(files.passedOverFiles, "other file") + " passed over")
    }
    if signal != nil { parts.append("interrupted") }
    return parts.joined(separator: ", ")
      + "; read \(Quantity.bytes(Double(files.byteCount))) in \(Quantity.seconds(seconds))"
  }

  /// One line for scripts.
  var json: String {
    let object: JSON = [
      "index": .string(index), "articles": JSON(files.articles), "added": JSON(articles.added),
      "replaced": JSON(articles.replaced), "removed": JSON(articles.removed), "unchanged": JSON(articles.unchanged),
      "filesRead": JSON(files.readFiles), "filesUnchanged": JSON(files.unchangedFiles),
      "filesRenamed": JSON(files.renamedFiles), "filesGone": JSON(files.goneFiles),
      "filesRefusedBefore": JSON(files.refusedBeforeFiles), "refused": JSON(refusals.count),
      "passedOver": JSON(files.passedOverFiles), "changed": .bool(articles.hasChanges),
      "interrupted": .bool(signal != nil), "bytes": JSON(files.byteCount),
      "seconds": JSON((seconds * 1000).rounded() / 1000), "refusals": .array(refusals.first.map(\.json)),
      "warnings": .array(warnings.first.map(\.json)), "repeatedLines": .array(repetitions.map(\.json)),
      "duplicates": JSON(articles.duplicates), "leftOut": JSON(articles.leftOut),
      "duplicateArticles": .array(duplicates.first.map(\.json)),
    ]
    return object.description
  }

  private static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
