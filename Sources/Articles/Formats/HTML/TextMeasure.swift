/// How much text there is, in columns: a letter of three or more UTF-8 bytes counts two, others one, white space none.
///
/// What is more than anybody asks for counts no further, so that a measure fits beside the role in a node.
struct TextMeasure {
  private static let widthBits = 20
  private static let maximumWidth = 1 << widthBits - 1
  /// A paragraph that is wider is worth the name.
  private static let minimumParagraphWidth = 81

  /// All text.
  private(set) var width = 0
  /// The text in links.
  private(set) var linkWidth = 0
  /// Whether there is a paragraph worth the name, such as a lead.
  private(set) var holdsParagraph = false

  init() {}

  init(bits: UInt) {
    width = Int(bits) & TextMeasure.maximumWidth
    linkWidth = Int(bits >> TextMeasure.widthBits) & TextMeasure.maximumWidth
    holdsParagraph = bits >> (2 * TextMeasure.widthBits) & 1 == 1
  }

  /// The measure in 41 bits.
  var bits: UInt {
    UInt(width) | UInt(linkWidth) << TextMeasure.widthBits | (holdsParagraph ? 1 << (2 * TextMeasure.widthBits) : 0)
  }

  /// Adds a text.
  mutating func add(text: UnsafeBufferPointer<UInt8>) {
    width = min(TextMeasure.maximumWidth, width + TextMeasure.width(of: text))
  }

  /// Adds what is in an element.
  mutating func add(_ measure: TextMeasure, of element: MarkupNode) {
    width = min(TextMeasure.maximumWidth, width + measure.width)
    let links = element.role == .link ? measure.width : measure.linkWidth
    linkWidth = min(TextMeasure.maximumWidth, linkWidth + links)
    if measure.holdsParagraph { holdsParagraph = true }
    if measure.width >= TextMeasure.minimumParagraphWidth, element.role == .paragraph, element.name == "p" {
      holdsParagraph = true
    }
  }

  /// The width of a text.
  static func width(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var width = 0
    for byte in bytes {
      // Continuation bytes count nothing, lead bytes of the wide scripts two.
      width += byte >= 0xE0 ? 2 : byte > 0x20 && byte & 0xC0 != 0x80 ? 1 : 0
    }
    return width
  }
}
