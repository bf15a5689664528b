/// A command line as bash has it when a word is to be completed, read up to the cursor (bash(1), QUOTING; readline(3)).
///
/// readline replaces less than the word: what follows the last break (`COMP_WORDBREAKS`, the colon among these) or the
/// quote that is open. It inserts what it is given as it is, so that has to be quoted for the place where it goes.
struct BashLine {
  /// What bash breaks words at unless told otherwise.
  static let usualWordBreaks = " \t\n\"'><=;|&(:"

  /// The words, unquoted; the last, which may be empty, is the one to be completed.
  private(set) var words: [String] = []
  /// What of the last word stays as it is, unquoted.
  private var kept = ""
  /// The quote that is open at the cursor.
  private var quote: Unicode.Scalar?

  init(_ line: String, wordBreaks: String) {
    var word: String?
    var isEscaped = false
    for scalar in line.unicodeScalars {
      let written = word ?? ""
      if isEscaped {
        // Within double quotes the backslash is itself but before these.
        let isLiteral = quote == "\"" && !"\\\"$`".unicodeScalars.contains(scalar)
        word = written + (isLiteral ? "\\" : "") + String(scalar)
        isEscaped = false
      } else if scalar == "\\", quote != "'" {
        isEscaped = true
        word = written
      } else if scalar == quote {
        quote = nil
        kept = written
      } else if quote != nil {
        word = written + String(scalar)
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
        word = written
        kept = written
      } else if scalar == " " || scalar == "\t" || scalar == "\n" {
        if let word { words.append(word) }
        word = nil
        kept = ""
      } else {
        word = written + String(scalar)
        if wordBreaks.unicodeScalars.contains(scalar) { kept = written + String(scalar) }
      }
    }
    words.append(word ?? "")
  }

  /// What readline is to put in the place of what it replaces, for a whole word; nil where the word begins otherwise than
  /// what stays.
  func replacement(for word: String) -> String? {
    guard word.utf8.starts(with: kept.utf8) else { return nil }
    let rest = word.unicodeScalars.dropFirst(kept.unicodeScalars.count)
    var quoted = ""
    for scalar in rest {
      switch quote {
      case "'": quoted += scalar == "'" ? #"'\''"# : String(scalar)
      case "\"": quoted += ("\\\"$`".unicodeScalars.contains(scalar) ? "\\" : "") + String(scalar)
      default: quoted += (BashLine.isPlain(scalar) ? "" : "\\") + String(scalar)
      }
    }
    return quoted
  }

  /// Whether bash gives the character no meaning within a word.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", ",", ":", "/", "+", "@", "%", "=": true
    default: !scalar.isASCII
    }
  }
}
