extension Unicode.Scalar {
  /// Full-width ASCII (U+FF01–FF5E) as ASCII, and the half-width corner brackets as the usual ones.
  var narrow: Unicode.Scalar {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
    case 0xFF62: "「"
    case 0xFF63: "」"
    default: self
    }
  }

  /// The quote that closes what this narrow one opens, if it opens anything.
  var closingQuote: Unicode.Scalar? {
    switch self {
    case "\"": "\""
    case "“": "”"
    case "「": "」"
    default: nil
    }
  }

  /// Whether this narrow code point ends a chunk.
  var endsChunk: Bool {
    properties.isWhitespace || closingQuote != nil || self == "(" || self == ")" || self == "|"
  }
}
