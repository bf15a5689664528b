/// The texts in quotes of a query that is otherwise not read as a language.
enum QuotedTexts {
  /// What stands between each pair of quotes ("…", “…”, 「…」), in order; a quote that is never closed opens nothing.
  static func all(in query: String) -> [String] {
    let closing: [Character: Character] = ["\"": "\"", "＂": "＂", "“": "”", "「": "」", "｢": "｣"]
    var texts: [String] = []
    var rest = query[...]
    while let start = rest.firstIndex(where: { closing[$0] != nil }) {
      let inside = rest[rest.index(after: start)...]
      guard let quote = closing[rest[start]], let end = inside.firstIndex(of: quote) else {
        rest = inside
        continue
      }
      texts.append(String(inside[..<end]))
      rest = inside[inside.index(after: end)...]
    }
    return texts
  }
}
