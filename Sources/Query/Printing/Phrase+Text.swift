import ShirabeText

extension Phrase {
  /// The folded tokens in order, with a space between two of them only where that makes a difference.
  public var text: String { text(separator: " ") }

  /// The folded tokens in order, with `separator` between two of them only where they would become one token or touch.
  func text(separator: String) -> String {
    var bytes: [UInt8] = []
    for index in elements.indices {
      if index > 0, isParted(before: index) { bytes.append(contentsOf: separator.utf8) }
      bytes.append(contentsOf: elements[index].bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the text of the phrase needs a separator somewhere.
  public var isParted: Bool { elements.indices.dropFirst().contains(where: isParted(before:)) }

  private func isParted(before index: Int) -> Bool {
    let (previous, element) = (elements[index - 1], elements[index])
    return previous.kind.isLetter && element.kind.isLetter ? !element.touchesPrevious : previous.kind == element.kind
  }
}
