import ShirabeJSON
import ShirabeSQLite

/// What a run came to.
struct IndexingSummary {
  /// What was said of an input.
  struct Remark {
    var path: String
    var line: Int?
    var reason: String

    var json: JSON {
      ["path": .string(path), "line": line.map { JSON($0) } ?? .null, "reason": .string(reason)]
    }
  }

  /// Lines that were left out since many articles of a source have them.
  struct Repetition {
    /// How many of them are shown to people.
    private static let shownCount = 3

    var source: String
    var lines: [String]

    /// What people are told.
    var text: String {
      let shown = lines.prefix(Repetition.shownCount).map { "\"\($0)\"" }.joined(separator: ", ")
      let more = lines.count > Repetition.shownCount ? " and \(lines.count - Repetition.shownCount) more" : ""
      let count = lines.count == 1 ? "1 line that stands" : "\(lines.count) lines that stand"
      return """
        \(source.isEmpty ? "." : source): left out \(count) at the ends of many articles: \(shown)\(more); \
        --keep-boilerplate keeps them
        """
    }

    var json: JSON { ["source": .string(source), "lines": .array(lines.map(JSON.string))] }
  }

  /// An article whose body another has.
  struct Duplicate {
    private let article: DuplicateArticle

    init(_ article: DuplicateArticle) { self.article = article }

    /// What people are told.
    var text: String {
      "\(article.id) has the same body as \(article.originalId)\(article.isLeftOut ? "; it is left out" : "")"
    }

    var json: JSON {
      [
        "id": .string(article.id), "original": .string(article.originalId), "leftOut": .bool(article.isLeftOut),
      ]
    }
  }

  /// The folder of the index.
  var index: String
  /// Articles read.
  var articles = 0
  /// What became of them.
  var totals = WriteTotals()
  /// Bytes of input read.
  var byteCount = 0
  /// How long it took.
  var seconds = 0.0
  /// Inputs that were refused.
  var refusals = BoundedList<Remark>()
  /// Inputs that were taken although some bytes could not be read.
  var warnings = BoundedList<Remark>()
  /// What was left out by counting.
  var repetitions: [Repetition] = []
  /// Articles whose bodies others have.
  var duplicates = BoundedList<Duplicate>()
  /// Files in folders whose names tell no format that is known.
  var passedOver: Int
  /// The signal that ended the run before its end.
  var signal: Int32?

  init(index: String, passedOver: Int) {
    self.index = index
    self.passedOver = passedOver
  }

  /// What people are told of a folder that was met and is an index.
  static func isIndex(_ path: String) -> String { "\(path): passed over: it is an index" }

  /// One line for people.
  var text: String {
    var parts = [
      totals.hasChanges
        ? "\(totals.added) added, \(totals.replaced) replaced, \(totals.unchanged) unchanged"
        : "nothing changed: \(totals.unchanged) unchanged"
    ]
    let keptCount = totals.duplicates - totals.leftOut
    if keptCount > 0 { parts.append("\(keptCount) with the body of another") }
    if totals.leftOut > 0 { parts.append("\(totals.leftOut) left out with the body of another") }
    if !refusals.isEmpty { parts.append("\(refusals.count) refused") }
    if signal != nil { parts.append("interrupted") }
    if !warnings.isEmpty { parts.append("\(warnings.count) with bytes that could not be read") }
    if passedOver > 0 { parts.append("\(passedOver) other files passed over") }
    return parts.joined(separator: ", ")
      + "; \(Quantity.bytes(Double(byteCount))) in \(Quantity.seconds(seconds)) (\(Quantity.bytes(bytesPerSecond))/s)"
  }

  /// One line for scripts.
  var json: String {
    let object: JSON = [
      "index": .string(index), "articles": JSON(articles), "added": JSON(totals.added),
      "replaced": JSON(totals.replaced), "unchanged": JSON(totals.unchanged),
      "duplicates": JSON(totals.duplicates), "leftOut": JSON(totals.leftOut), "refused": JSON(refusals.count),
      "passedOver": JSON(passedOver), "changed": .bool(totals.hasChanges), "interrupted": .bool(signal != nil),
      "bytes": JSON(byteCount),
      "seconds": JSON((seconds * 1000).rounded() / 1000),
      "refusals": .array(refusals.first.map(\.json)), "warnings": .array(warnings.first.map(\.json)),
      "duplicateArticles": .array(duplicates.first.map(\.json)), "repeatedLines": .array(repetitions.map(\.json)),
    ]
    return object.description
  }

  private var bytesPerSecond: Double { seconds > 0 ? Double(byteCount) / seconds : 0 }
}
