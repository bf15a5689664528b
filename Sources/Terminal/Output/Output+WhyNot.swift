import ShirabeModel

extension Output {
  /// Appends whether an article matches, and if not, a reason a line.
  mutating func append(whyNot reply: WhyNotReply, id: String) {
    append(article: id)
    append(reply.matches ? " matches\n" : " does not match:\n")
    var table = TextTable(columns: [.left, .left, .left])
    for reason in reply.reasons { table.append([reason.kind.rawValue, reason.text, reason.message]) }
    for line in table.lines { append("  \(line)\n") }
  }
}
