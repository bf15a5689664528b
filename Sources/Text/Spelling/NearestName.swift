/// Finds what was probably meant by a name that is not there.
package enum NearestName {
  /// The name that is spelled most like a given one, whatever the case of its letters; nil where none is near: an edit or a third
  /// of the letters, if that is more.
  package static func of(_ name: String, among names: [String]) -> String? {
    var distance = EditDistance(to: name.lowercased())
    let limit = max(1, distance.count / 3)
    return names.compactMap { other in
      distance.distance(of: other.lowercased(), limit: limit).map { (other, $0) }
    }.min { $0.1 < $1.1 }?.0
  }
}
