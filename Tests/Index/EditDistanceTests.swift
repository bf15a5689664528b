import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite

@Suite struct EditDistanceTests {
  @Test(
    arguments: [
      ("コロンビア", "コロンビア", 0), ("コロンピア", "コロンビア", 1), ("コロンア", "コロンビア", 1), ("コロロンビア", "コロンビア", 1),
      ("コンロビア", "コロンビア", 1), ("ヴァイオリン", "バイオリン", 2), ("ca", "abc", 2), ("abc", "ca", 2), ("abc", "cba", 2),
      ("", "ab", 2), ("kolumbien", "colombia", nil), ("ab", "cdef", nil), ("𠮷野家", "吉野家", 1),
    ] as [(String, String, Int?)])
  func counts(_ one: String, _ other: String, _ expected: Int?) {
    var distance = EditDistance(to: one)
    #expect(distance.distance(of: other, limit: 2) == expected)
  }

  /// Against the table of Lowrance and Wagner.
  @Test func countsAsTheTableDoes() {
    var random = SplitMix64(seed: 11)
    var near = 0
    for _ in 0..<20_000 {
      let (one, other) = (random.word(), random.word())
      let expected = reference(Array(one), Array(other))
      var distance = EditDistance(to: one)
      #expect(distance.distance(of: other, limit: 2) == (expected <= 2 ? expected : nil), "\(one) \(other)")
      if (1...2).contains(expected) { near += 1 }
    }
    #expect(near > 1_000)
  }

  private func reference(_ one: [Character], _ other: [Character]) -> Int {
    let infinity = one.count + other.count
    var table = Array(repeating: Array(repeating: infinity, count: other.count + 2), count: one.count + 2)
    for row in 0...one.count { table[row + 1][1] = row }
    for column in 0...other.count { table[1][column + 1] = column }
    var lastRow: [Character: Int] = [:]
    for row in stride(from: 1, through: one.count, by: 1) {
      var lastColumn = 0
      for column in stride(from: 1, through: other.count, by: 1) {
        let (matchRow, matchColumn) = (lastRow[other[column - 1], default: 0], lastColumn)
        let isEqual = one[row - 1] == other[column - 1]
        if isEqual { lastColumn = column }
        table[row + 1][column + 1] = min(
          table[row][column] + (isEqual ? 0 : 1), table[row + 1][column] + 1, table[row][column + 1] + 1,
          table[matchRow][matchColumn] + (row - matchRow - 1) + 1 + (column - matchColumn - 1))
      }
      lastRow[one[row - 1]] = row
    }
    return table[one.count + 1][other.count + 1]
  }
}

extension SplitMix64 {
  fileprivate mutating func word() -> String {
    String((0..<Int.random(in: 0...7, using: &self)).map { _ in "abc"[Int.random(in: 0..<3, using: &self)] })
  }
}

extension String {
  fileprivate subscript(offset: Int) -> Character { self[index(startIndex, offsetBy: offset)] }
}
