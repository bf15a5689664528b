import Foundation
import ShirabeModel
import ShirabeText

/// Folds the source of a token by some of the rules only, so that it can be seen what the others do.
struct PartialFolding {
  /// The rules that are applied; those between tokens say nothing here.
  var foldings: Set<Folding>

  /// All rules for a token.
  static let all = PartialFolding(foldings: [.width, .case, .accent, .thousands])

  /// All rules but one.
  static func all(but folding: Folding) -> PartialFolding {
    PartialFolding(foldings: all.foldings.subtracting([folding]))
  }

  /// A token's source, folded. Results are to be compared as Swift's strings are, by canonical equivalence.
  func fold(_ source: String, isNumber: Bool) -> String {
    var text = source
    if foldings.contains(.width) { text = PartialFolding.foldWidth(text) }
    if foldings.contains(.case) { text = PartialFolding.foldCase(text) }
    // Case folding may bring forth what has a compatibility form again (toNFKC_Casefold).
    if foldings.isSuperset(of: [.width, .case]) { text = PartialFolding.foldWidth(text) }
    if foldings.contains(.accent) { text = PartialFolding.foldAccents(text) }
    if foldings.contains(.thousands), isNumber { text = PartialFolding.foldThousands(text) }
    return text
  }

  private static func foldWidth(_ text: String) -> String {
    var scalars = text.precomposedStringWithCompatibilityMapping.unicodeScalars
    scalars.removeAll { $0.properties.isDefaultIgnorableCodePoint }
    return String(scalars)
  }

  /// Full case folding, by way of both mappings: ß, ſ and ς have upper-case forms, and these one lower-case form.
  private static func foldCase(_ text: String) -> String {
    var folded = ""
    for scalar in text.unicodeScalars {
      // The dotless i is no case of i.
      guard scalar != "ı" else {
        folded.unicodeScalars.append(scalar)
        continue
      }
      for upper in scalar.properties.uppercaseMapping.unicodeScalars { folded += upper.properties.lowercaseMapping }
    }
    return folded
  }

  private static func foldAccents(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    var base: Unicode.Scalar?
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark:
        if let base, losesMarks(base) { continue }
        folded.append(scalar)
      default:
        base = scalar
        folded.append(contentsOf: (plainLetters[scalar] ?? String(scalar)).unicodeScalars)
      }
    }
    return String(folded)
  }

  /// Whether marks go from a letter, which the text rules themselves say.
  private static func losesMarks(_ letter: Unicode.Scalar) -> Bool {
    Tokenizer.fold("\(letter)\u{301}").utf8.elementsEqual(Tokenizer.fold("\(letter)").utf8)
  }

  /// The letters that no decomposition takes apart: contract, "Text rules", folding, 2; and their upper case.
  private static let plainLetters: [Unicode.Scalar: String] = [
    "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "ŧ": "t", "æ": "ae", "œ": "oe",
    "Đ": "D", "Ħ": "H", "Ł": "L", "Ø": "O", "Ŧ": "T", "Æ": "AE", "Œ": "OE",
  ]

  private static func foldThousands(_ text: String) -> String {
    var scalars = text.unicodeScalars
    scalars.removeAll { $0 == "," || String($0).precomposedStringWithCompatibilityMapping == "," }
    return String(scalars)
  }
}
