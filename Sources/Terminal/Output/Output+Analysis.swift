import ShirabeModel

extension Output {
  /// Appends the folded text, and a table of its tokens: where each stands in the text as given, in bytes, and whether it
  /// touches the one before.
  mutating func append(analysis: AnalyzeReply) {
    append("folded: ")
    append(article: analysis.folded)
    append("\n")
    if analysis.tokens.isEmpty { return }
    var table = TextTable(columns: [.left, .left, .right, .right, .left])
    table.append(["token", "kind", "start", "end", "touches"])
    for token in analysis.tokens {
      table.append([
        token.text, token.kind.rawValue, "\(token.byteRange.lowerBound)", "\(token.byteRange.upperBound)",
        token.touches ? "yes" : "no",
      ])
    }
    for line in table.lines { append("\(line)\n") }
  }
}
