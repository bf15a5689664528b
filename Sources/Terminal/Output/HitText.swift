import ShirabeModel

/// How hits are laid out for people.
struct HitText {
  let style: Style
  let links: Hyperlinks
  /// The columns of a line; nil where lines are as long as they are.
  let columns: Int?
  /// The members that were asked for; nil for the usual ones.
  let fields: [HitField]?
  let offsetUnit: OffsetUnit

  /// Whether a member is printed.
  func shows(_ field: HitField) -> Bool {
    fields?.contains(field) ?? [.id, .title, .published, .source, .snippet].contains(field)
  }

  /// The members of the line under the title, in the order that they were asked for.
  var details: [HitField] {
    (fields ?? [.id, .published, .source]).filter { $0 != .title && $0 != .snippet }
  }

  /// Text in lines of their own style, each after so many spaces.
  func lines(_ pieces: [TextWrapper.Piece], indent: Int, _ plain: (String) -> String) -> [String] {
    let lines = columns.map { TextWrapper(columns: max($0 - indent, 2)).lines(of: pieces) } ?? [pieces]
    return lines.map { line in
      String(repeating: " ", count: indent) + line.map { $0.isMatch ? style.match($0.text) : plain($0.text) }.joined()
    }
  }
}
