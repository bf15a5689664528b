public import ShirabeQuery
import ShirabeText

/// Finds Hangul with separators between its letters too: 한국은행 as 한국 은행, since Korean is spaced as its writers like.
///
/// The form has the same tokens as the phrase, none of whose Hangul letters need touch, and so stands wherever the phrase does.
public struct SpacedHangul: Rewriter {
  /// What its forms are said to be.
  public static let origin = FormOrigin(rawValue: "spacedHangul")
  /// So little that an article in which the letters touch comes first where the two are otherwise alike.
  public static let weight: Float = 0.5

  /// Needs nothing.
  public init() {}

  /// The phrase with its Hangul letters apart; none where no two of them touch.
  public func forms(of phrase: Phrase) -> [Form] {
    var spaced = phrase.elements
    for index in spaced.indices.dropFirst() where spaced[index].kind == .hangul && spaced[index - 1].kind == .hangul {
      spaced[index].touchesPrevious = false
    }
    guard spaced != phrase.elements, let spaced = Phrase(spaced, sources: phrase.sources) else { return [] }
    return [Form(spaced, origin: SpacedHangul.origin, weight: SpacedHangul.weight)]
  }
}
