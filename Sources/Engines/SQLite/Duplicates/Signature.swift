/// A sketch of the set of stretches of a body: how many places of two sketches agree tells how much of their bodies is the same.
///
/// 64 places of two bits, by minimum-wise hashing: in each place two bodies agree by as much chance as a stretch of either is
/// one of both, and else by one in four (Broder, "On the resemblance and containment of documents", 1997; Li and König,
/// "b-Bit Minwise Hashing", 2010).
package struct Signature: Equatable, Sendable {
  /// Places that have to agree: as many as on average do where half of all stretches are in both bodies.
  ///
  /// Of bodies that share a tenth of their stretches, three pairs in ten million get so far; of those that share two thirds,
  /// all but one in a hundred.
  static let minimumAgreement = 40

  /// The lower bit of each place.
  package var low: UInt64
  /// The upper bit of each place.
  package var high: UInt64

  /// The signature of no body: it is near to nothing.
  static let none = Signature(low: 0, high: 0)

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The signature of a body that is too short to be near to others than those of the same hash: all of its bits are by chance,
  /// and 40 of 64 places do not agree by chance.
  init(ofShortBody hash: UInt64) {
    self.init(low: BodyHash.mixed(hash ^ BodyHash.base), high: BodyHash.mixed(hash ^ BodyHash.multiplier))
  }

  /// Whether the bodies have about half of all their stretches in common, or more.
  @inline(__always)
  func isNear(_ other: Signature) -> Bool {
    let differing = (low ^ other.low) | (high ^ other.high)
    return differing.nonzeroBitCount <= 64 - Signature.minimumAgreement
  }
}
