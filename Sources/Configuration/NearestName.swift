/// The name that was most likely meant.
enum NearestName {
  /// The end of a sentence about a wrong name: `; did you mean threads?`, or a full stop where no name is near.
  static func question(_ name: String, _ names: [String]) -> String {
    let near = names.map { ($0, distance(name.lowercased(), $0.lowercased())) }.min { $0.1 < $1.1 }
    guard let near, near.1 <= max(1, near.0.count / 3) else { return "." }
    return "; did you mean \(near.0)?"
  }

  /// How many letters must be put in, taken out, replaced or swapped with their neighbours (optimal string alignment).
  ///
  /// - Complexity: O(*n*·*m*).
  static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var rows = [Array(0...right.count)]
    for (i, a) in left.enumerated() {
      var row = [i + 1]
      for (j, b) in right.enumerated() {
        var least = min(rows[i][j] + (a == b ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { least = min(least, rows[i - 1][j - 1] + 1) }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
