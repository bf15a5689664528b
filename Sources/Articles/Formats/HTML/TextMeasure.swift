/// How much text there is, in columns: a letter of three or more UTF-8 bytes counts two, others one, white space none.
enum TextMeasure {
  static func width(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var width = 0
    for byte in bytes {
      // Continuation bytes count nothing, lead bytes of the wide scripts two.
      width += byte >= 0xE0 ? 2 : byte > 0x20 && byte & 0xC0 != 0x80 ? 1 : 0
    }
    return width
  }

  /// The width of the text below the node, counted no further than a little over the limit.
  static func width(of node: MarkupNode, upTo limit: Int) -> Int {
    var width = 0
    node.forEachDescendant { descendant in
      guard width <= limit else { return false }
      if descendant.isText { width += TextMeasure.width(of: descendant.content) }
      return true
    }
    return width
  }

  /// The width of the text in links below the node.
  static func linkWidth(of node: MarkupNode) -> Int {
    var linkWidth = 0
    node.forEachDescendant { descendant in
      guard descendant.isElement, descendant.name == "a" else { return true }
      linkWidth += width(of: descendant, upTo: .max)
      return false
    }
    return linkWidth
  }
}
