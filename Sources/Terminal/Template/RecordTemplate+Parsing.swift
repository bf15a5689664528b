import ShirabeModel

extension RecordTemplate {
  /// The most columns and places that a template may ask for.
  private static let largestNumber = 400

  /// Reads a template: `{member}` or `{member:layout}`, `{{` and `}}` for braces, and `\t`, `\n`, `\r`, `\0`, `\\`.
  init(parsing template: String) throws(TemplateError) {
    var rest = template.unicodeScalars[...]
    var literal = ""
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\": literal.unicodeScalars.append(try Self.escape(rest.popFirst()))
      case "{" where rest.first == "{", "}" where rest.first == "}":
        rest.removeFirst()
        literal.unicodeScalars.append(scalar)
      case "{":
        guard let end = rest.firstIndex(of: "}") else {
          throw TemplateError(description: "a { is not closed: add }, or write {{ for the brace itself.")
        }
        if !literal.isEmpty { parts.append(.text(literal)) }
        literal = ""
        parts.append(try Self.member(String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      case "}": throw TemplateError(description: "a } has no {: write }} for the brace itself.")
      default: literal.unicodeScalars.append(scalar)
      }
    }
    if !literal.isEmpty { parts.append(.text(literal)) }
  }

  private static func escape(_ letter: Unicode.Scalar?) throws(TemplateError) -> Unicode.Scalar {
    switch letter {
    case "t": return "\t"
    case "n": return "\n"
    case "r": return "\r"
    case "0": return "\0"
    case "\\": return "\\"
    default:
      let written = letter.map { "\\\($0)" } ?? "\\ at the end"
      throw TemplateError(description: "\(written) means nothing: write one of \\t, \\n, \\r, \\0, \\\\.")
    }
  }

  private static func member(_ text: String) throws(TemplateError) -> Part {
    let pieces = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let field = HitField(rawValue: String(pieces[0])) else {
      let names = HitField.allCases.map(\.rawValue).joined(separator: ", ")
      throw TemplateError(description: "there is no member {\(pieces[0])}: write one of \(names).")
    }
    guard pieces.count > 1 else { return .member(field, MemberLayout()) }
    guard let layout = layout(pieces[1], isNumber: field == .score) else {
      let name = field.rawValue
      let examples =
        field == .score ? "{score:.2f} or {score:8.2f}" : "{\(name):40}, {\(name):>40}, {\(name):^40} or {\(name):.40}"
      throw TemplateError(description: "\"\(pieces[1])\" lays nothing out: write \(examples).")
    }
    return .member(field, layout)
  }

  /// Reads `[<>^][width][.precision]`, which ends with `f` for a number with decimal places.
  private static func layout(_ text: Substring, isNumber: Bool) -> MemberLayout? {
    var rest = text
    var layout = MemberLayout()
    switch rest.first {
    case "<": layout.alignment = .left
    case ">": layout.alignment = .right
    case "^": layout.alignment = .center
    default: break
    }
    if layout.alignment != nil { rest.removeFirst() }
    let width = rest.prefix { $0 != "." }
    if !width.isEmpty {
      guard let number = number(width) else { return nil }
      layout.width = number
    }
    rest = rest[width.endIndex...]
    guard rest.popFirst() != nil else { return text.isEmpty ? nil : layout }
    if isNumber, rest.popLast() != "f" { return nil }
    guard let places = number(rest) else { return nil }
    layout.precision = places
    return layout
  }

  private static func number(_ digits: Substring) -> Int? {
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits) else { return nil }
    return number <= largestNumber ? number : nil
  }
}
