import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite

/// The places of rows against a dictionary of them.
@Suite struct RowPlacesTests {
  /// Rows by how far they are apart: none missing, few left, nearly all gone, stretches of all kinds, and up to the last row.
  @Test(arguments: [1, 3, 2_000, 100_000, 90_000_000] as [UInt32])
  func everyRowHasItsPlace(distance: UInt32) throws {
    var random = SplitMix64(seed: UInt64(distance))
    var places = RowPlaces()
    var expected: [UInt32: Int] = [:]
    var row: UInt32 = 0
    var isDense = distance == 1
    for number in 0..<5_000 {
      if distance > 1, number % 1_500 == 0 { isDense.toggle() }
      let step = isDense ? 1 : UInt32.random(in: 1...distance, using: &random)
      guard row <= .max - step else { break }
      row += step
      _ = places.append(row)
      expected[row] = places.rows.count - 1
    }
    #expect(places.count == expected.count && places.lastRow == Int64(row))
    #expect(places.rows.filter { $0 > 0 } == expected.keys.sorted())
    let others = (0..<20_000).map { _ in UInt32.random(in: 0...row, using: &random) }
    try places.withLookUp { find throws in
      for row in expected.keys.sorted() + others {
        guard let place = expected[row] else {
          try #require(places.rows[places[row]] == 0 && places.rows[find[row]] == 0, "row \(row)")
          continue
        }
        try #require(places[row] == place && find[row] == place && places.rows[place] == row, "row \(row)")
      }
    }
    #expect(row == .max || places.rows[places[.max]] == 0)
    // By far less than by rows, also where they are few of very many.
    #expect(places.byteCount < 2 * (places.count * 2_100 + Int(row) / 128 + 20_000))
  }

  @Test func rowsWithoutGapsTakeLittle() {
    var places = RowPlaces()
    for row in 1...100_000 as ClosedRange<UInt32> { _ = places.append(row) }
    #expect(places.byteCount < 100_000 * 10)
  }
}
