package import ShirabeText

/// What tells bodies apart, and what tells bodies that are nearly the same: made of the folded tokens, so that neither line
/// breaks, punctuation nor the width of letters count.
package struct BodyFingerprint: Equatable {
  /// Bodies of fewer tokens are the same or they are not; so little text says nothing of nearly.
  static let minimumNearTokens = 20
  /// Stretches of so many tokens are what near bodies share: of letters about two words.
  private static let shingleTokens = 4

  /// The same for bodies of the same tokens.
  package let body: Int64
  /// What ``Signature/isNear(_:)`` compares.
  package let signature: Signature

  /// The fingerprint of a body; nil for one without a token.
  package init?(_ text: TokenizedText) {
    guard !text.tokens.isEmpty else { return nil }
    var shingles = SignatureBuilder()
    var hash = BodyHash.mixed(UInt64(text.tokens.count))
    text.folded.withUnsafeBytes { folded in
      // The last tokens, the newest last.
      var (first, second, third): (UInt64, UInt64, UInt64) = (0, 0, 0)
      for (index, token) in text.tokens.enumerated() {
        let number = BodyHash.number(of: folded, token.foldedRange)
        hash = BodyHash.combined(hash, number)
        if index + 1 >= BodyFingerprint.shingleTokens {
          shingles.add(
            ((first &* BodyHash.base &+ second) &* BodyHash.base &+ third) &* BodyHash.base &+ number)
        }
        (first, second, third) = (second, third, number)
      }
    }
    hash = BodyHash.mixed(hash)
    body = Int64(bitPattern: hash)
    signature =
      text.tokens.count < BodyFingerprint.minimumNearTokens ? Signature(ofShortBody: hash) : shingles.signature()
  }
}
