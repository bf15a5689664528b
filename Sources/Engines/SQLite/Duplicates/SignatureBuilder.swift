/// Gathers the stretches of a body into its ``Signature``: one hash a stretch, whose upper bits choose the place that it is a
/// candidate for (Li, Owen and Zhang, "One Permutation Hashing", 2012).
struct SignatureBuilder {
  private static let placeCount = 64
  /// The least hash of each place; the greatest number where there is none.
  private var least: InlineArray<64, UInt64> = .init(repeating: .max)

  /// Adds a stretch.
  @inline(__always)
  mutating func add(_ stretch: UInt64) {
    let hash = BodyHash.mixed(stretch)
    let place = Int(truncatingIfNeeded: hash >> 58)
    if hash < least[place] { least[place] = hash }
  }

  /// The signature of what was added, which is at least one stretch.
  ///
  /// A place without a candidate borrows that of another, which is the same for all bodies that have one there (Shrivastava,
  /// "Optimal Densification for Fast and Accurate Minwise Hashing", 2017).
  func signature() -> Signature {
    var signature = Signature.none
    guard least.indices.contains(where: { least[$0] != .max }) else { return signature }
    for place in 0..<SignatureBuilder.placeCount {
      var (from, attempt) = (place, UInt64(0))
      while least[from] == .max {
        attempt += 1
        from = Int(truncatingIfNeeded: BodyHash.mixed(UInt64(place) &* BodyHash.multiplier &+ attempt) >> 58)
      }
      let bits = BodyHash.mixed(least[from] &+ BodyHash.base)
      signature.low |= (bits & 1) << UInt64(place)
      signature.high |= (bits >> 1 & 1) << UInt64(place)
    }
    return signature
  }
}
