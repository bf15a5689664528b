/// White space in short texts: titles, names, tags.
enum Whitespace {
  /// The text with every run of white space a single space, or nothing where it is a line break between letters that stand without
  /// spaces, and none around it.
  static func collapsed(_ text: String) -> String {
    var flow = TextFlow()
    flow.append(text)
    return flow.text
  }

  /// The text as HTML shows it: markup gone, character references resolved, white space collapsed.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }),
      let shown = MarkupDocument.text(of: text)
    else { return collapsed(text) }
    return collapsed(shown)
  }
}
