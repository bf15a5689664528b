import ShirabeModel

extension Output {
  /// Appends a table of what each term gave to a hit's score, under its heads, indented.
  mutating func append(explanation: Explanation, style: Style) {
    var table = TextTable(columns: [.left, .left, .right, .right, .right, .right, .right, .left])
    table.append(["term", "kind", "title", "body", "articles", "weight", "share", "folded"])
    for term in explanation.terms {
      table.append([
        term.text, term.kind.rawValue, "\(term.titleFrequency)", "\(term.bodyFrequency)", "\(term.documentFrequency)",
        decimal(term.weight, places: 2), share(term.score, of: explanation.score),
        term.matchedBy.map(\.words).joined(separator: ", "),
      ])
      for form in term.forms ?? [] {
        table.append(["", form.origin, "", "", "", "", "", "\(form.text) ×\(form.frequency)"])
      }
    }
    if let sentence = explanation.sentence {
      table.append(["", "sentence", "", "", "", "", share(sentence.score, of: explanation.score), sentence.text])
    }
    for (index, line) in table.lines.enumerated() { append("  \(index == 0 ? style.detail(line) : line)\n") }
  }

  private func share(_ score: Double, of total: Double) -> String {
    let percent = 100 * score / total
    return percent.isFinite ? decimal(percent, places: 1) + "%" : "–"
  }

  /// A number with a fixed number of decimal places.
  private func decimal(_ value: Double, places: Int) -> String {
    let scale = places == 1 ? 10 : 100
    let scaled = (value * Double(scale)).rounded()
    guard scaled.magnitude < 1e15 else { return "\(value)" }
    let number = Int(scaled.magnitude)
    let fraction = String(number % scale)
    let sign = scaled < 0 ? "-" : ""
    return "\(sign)\(number / scale).\(String(repeating: "0", count: places - fraction.utf8.count))\(fraction)"
  }
}

extension Folding {
  /// Its name for people.
  fileprivate var words: String { self == .middleDot ? "middle dot" : rawValue }
}
