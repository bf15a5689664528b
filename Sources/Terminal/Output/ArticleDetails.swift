import ShirabeJSON
import ShirabeModel

/// What is told of an article above its body, for people.
struct ArticleDetails {
  /// The id, then each field that the article has but the title, lists with commas between.
  let lines: [(name: String, value: String)]

  /// Takes an article as `get` gives it.
  init(_ article: JSON) {
    var lines: [(name: String, value: String)] = []
    if let id = article["id"]?.string { lines.append(("id", id)) }
    for field in FieldCatalogue.hits where field != .title {
      let name = "\(field.name)"
      switch field.kind {
      case .text, .languageTag, .date: if let text = article[name]?.string { lines.append((name, text)) }
      case .list:
        let texts = article[name]?.array?.compactMap(\.string) ?? []
        if !texts.isEmpty { lines.append((name, texts.joined(separator: ", "))) }
      }
    }
    self.lines = lines
  }
}
