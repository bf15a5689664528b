import ShirabeArticles
import ShirabeIngest
import ShirabeSQLite

extension IngestEvent {
  /// How many of the lines that are left out are shown.
  private static let shownLineCount = 3

  /// What people are told; nil where there is nothing to tell.
  var text: String? {
    switch self {
    case .begins, .progress, .ends: nil
    case .isIndex(let path): "\(path): passed over: it is an index"
    case .refused(let origin, let reason): "\(origin): \(reason)"
    case .warning(let warning): warning.description
    case .repeated(let source, let lines): IngestEvent.text(ofLines: lines, in: source)
    case .resuming(let path, let line, let percent):
      "\(path): resuming at line \(line), \(percent) %; --from-start begins anew"
    case .duplicate(let article):
      "\(article.id) has the same body as \(article.originalId)\(article.isLeftOut ? "; it is left out" : "")"
    }
  }

  private static func text(ofLines lines: [String], in source: String) -> String {
    let shown = lines.prefix(shownLineCount).map { "\"\($0)\"" }.joined(separator: ", ")
    let more = lines.count > shownLineCount ? " and \(lines.count - shownLineCount) more" : ""
    let count = lines.count == 1 ? "1 line that stands" : "\(lines.count) lines that stand"
    return """
      \(source.isEmpty ? "." : source): left out \(count) at the ends of many articles: \(shown)\(more); \
      --keep-boilerplate keeps them
      """
  }
}
