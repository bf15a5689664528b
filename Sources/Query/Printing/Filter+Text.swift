extension Filter {
  /// The filter in the query language.
  var text: String {
    switch self {
    // Folding has made corner brackets of their vertical forms, and does so again.
    case .tag(let tag): "tag:" + Filter.quoted(tag, closingCorner: "\u{FE42}")
    case .language(let language): "language:" + Filter.quoted(language)
    case .id(let id): "id:" + Filter.quoted(id)
    case .published(let range): "date:\(range)"
    }
  }

  /// A value in quotes that it does not close itself, or without any where it needs none.
  ///
  /// A value that a query has had always has such quotes; in a folded one all three kinds may stand, and then
  /// `closingCorner` is written in place of the corner bracket.
  private static func quoted(_ value: String, closingCorner: String = "」") -> String {
    let scalars = value.unicodeScalars.map(\.narrow)
    if !scalars.contains(where: \.endsChunk) { return value }
    let pairs: [(opening: String, closing: Unicode.Scalar)] = [("\"", "\""), ("“", "”"), ("「", "」")]
    if let pair = pairs.first(where: { !scalars.contains($0.closing) }) {
      return pair.opening + value + String(Character(pair.closing))
    }
    return "「" + value.unicodeScalars.map { $0 == "」" ? closingCorner : String(Character($0)) }.joined() + "」"
  }
}
