import ShirabeQuery
import ShirabeText

/// One element of a phrase as it was typed.
struct QuerySource {
  /// What stands between the element and the one before it.
  var separator: String
  /// The element itself.
  var token: String
  /// Whether the element and the one before it touch, once folded.
  var isTogether: Bool

  /// The elements of a phrase as they were typed; of a phrase of which that is not known, as they are folded.
  static func all(of phrase: Phrase) -> [QuerySource] {
    var tokenizer = Tokenizer()
    return phrase.elements.enumerated().map { number, element in
      guard let sources = phrase.sources, number < sources.count else {
        let token = String(decoding: element.bytes, as: UTF8.self)
        return QuerySource(separator: "", token: token, isTogether: element.touchesPrevious)
      }
      let bytes = Array(sources[number].utf8)
      let start = tokenizer.tokenize(sources[number]).tokens.first.map(\.sourceRange.lowerBound) ?? 0
      let separator = String(decoding: bytes[..<start], as: UTF8.self)
      return QuerySource(
        separator: separator, token: String(decoding: bytes[start...], as: UTF8.self),
        isTogether: separator.isEmpty || element.touchesPrevious)
    }
  }
}
