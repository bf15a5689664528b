package import ShirabeQuery

/// Where places of operands are kept that are to be near each other: a list for the forms of an operand that have as many
/// tokens, so that a place is known by where it begins and counts once whatever form stands there.
///
/// Operands of one form have one lane each, in their order.
package struct NearLanes: Sendable {
  /// A list of places.
  struct Lane: Sendable {
    /// Whose places they are, by its number.
    let operand: Int
    /// How many tokens each has.
    let length: Int
  }

  /// All lanes, those of an operand one after the other.
  let lanes: [Lane]
  /// For each form of each operand the lane of its places.
  package let ofForms: [[Int]]

  /// How many there are.
  package var count: Int { lanes.count }

  /// - Parameter lengths: For each operand, at most eight, the tokens of its forms.
  package init(lengths: [[Int]]) {
    var lanes: [Lane] = []
    var ofForms: [[Int]] = []
    for (operand, forms) in lengths.enumerated() {
      let first = lanes.count
      ofForms.append(
        forms.map { length in
          if let lane = lanes.indices[first...].first(where: { lanes[$0].length == length }) { return lane }
          lanes.append(Lane(operand: operand, length: length))
          return lanes.count - 1
        })
    }
    self.lanes = lanes
    self.ofForms = ofForms
  }

  /// The lanes of operands, at most eight.
  package init(_ operands: [Operand]) {
    self.init(lengths: operands.map { $0.forms.map(\.phrase.elements.count) })
  }
}
