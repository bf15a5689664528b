/// Finds what was probably meant by a name that is not there.
enum NearestName {
  /// The name that looks most like this one; nil where none looks much like it.
  static func of(_ name: String, among names: [String]) -> String? {
    let nearest = names.map { ($0, distance(Array(name), Array($0))) }.min { $0.1 < $1.1 }
    guard let (found, distance) = nearest, distance <= max(1, name.count / 3) else { return nil }
    return found
  }

  /// How many letters are to be added, dropped, changed or exchanged with their neighbours (optimal string alignment).
  ///
  /// - Complexity: O(letters of one × letters of the other).
  private static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var rows = [Array(0...second.count)]
    for (i, letter) in first.enumerated() {
      var row = [i + 1]
      for (j, other) in second.enumerated() {
        var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == second[j - 1], first[i - 1] == other { cost = min(cost, rows[i - 1][j - 1] + 1) }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[first.count][second.count]
  }
}
