import ShirabeConsole
import ShirabeJSON

extension Output {
  /// Appends an article for people: title, what is known about it, a blank line, body.
  mutating func append(article: JSON, style: Style) {
    if let title = article["title"]?.string, !title.isEmpty {
      append(style.title(ControlCharacters.replaced(in: title)) + "\n")
    }
    for (name, value) in ArticleDetails(article).lines { appendDetail(name, value, style) }
    append("\n")
    let body = article["body"]?.string ?? ""
    append(
      article: body.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n"),
      keepingLayout: true)
    if !body.isEmpty, !body.hasSuffix("\n") { append("\n") }
  }

  private mutating func appendDetail(_ name: String, _ value: String, _ style: Style) {
    append(style.detail("\(name): \(ControlCharacters.replaced(in: value))") + "\n")
  }
}
