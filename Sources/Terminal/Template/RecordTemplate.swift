import ShirabeModel

/// How a hit is printed by `--print`: text, and members of the hit in braces.
struct RecordTemplate: Equatable {
  /// A piece of the template.
  enum Part: Equatable {
    /// Text as it is.
    case text(String)
    /// A member of the hit.
    case member(HitField, MemberLayout)
  }

  /// The pieces in their order.
  var parts: [Part] = []

  /// The members that a hit must carry.
  var fields: Set<HitField> {
    Set(parts.compactMap { if case .member(let field, _) = $0 { field } else { nil } })
  }

  /// A hit as the template says; line ends and tabs in its members become spaces, so that a record stays a line.
  func filled(with hit: SearchHit) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .member(.score, let layout): text += layout.applied(to: hit.score)
      case .member(let field, let layout): text += layout.applied(to: Self.line(hit.column(field)))
      }
    }
    return text
  }

  private static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isBreak) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isBreak($0) ? " " : $0 }))
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    ["\n", "\r", "\t", "\u{0}", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
  }
}
