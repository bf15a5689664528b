import ShirabeModel

extension Output {
  /// Appends completions, one a line: the text, in how many articles it stands, and what it is.
  mutating func append(completions: [Completion]) {
    var table = TextTable(columns: [.left, .right, .left])
    for completion in completions {
      table.append([completion.text, "\(completion.articles)", completion.kind.rawValue])
    }
    for line in table.lines { append("\(line)\n") }
  }
}
