extension String {
  /// The sentences of the text, one after the other, by the rule as it is told in words, code point by code point; each with
  /// the white space that follows it.
  public var sentences: [String] {
    let scalars = Array(unicodeScalars)
    var sentences: [String] = []
    var sentence = String.UnicodeScalarView()
    var index = 0
    func take(while belongs: (Int) -> Bool) {
      while index < scalars.count, belongs(index) {
        sentence.append(scalars[index])
        index += 1
      }
    }
    while index < scalars.count {
      take { !String.endsSentence(scalars, at: $0) }
      take { String.endsSentence(scalars, at: $0) || String.closers.contains(scalars[$0]) }
      take { scalars[$0].properties.isWhitespace }
      sentences.append(String(sentence))
      sentence.removeAll()
    }
    return sentences
  }

  private static let ends = Set("\n\r!?。｡！？．".unicodeScalars)
  private static let closers = Set("\"')]}»’”〉》」』】〕〗〙〛〟）］｝｣".unicodeScalars)

  private static func endsSentence(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    if ends.contains(scalars[index]) { return true }
    guard scalars[index] == "." else { return false }
    let rest = scalars[(index + 1)...]
    guard rest.first != " ", let next = rest.first(where: { !closers.contains($0) }) else { return true }
    return next == "\n" || next == "\r"
  }
}
