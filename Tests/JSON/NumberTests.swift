import ShirabeJSON
import ShirabeTestSupport
import Testing

struct NumberTests {
  static let integers: [(String, Int64?)] = [
    ("0", 0), ("-0", 0), ("42", 42), ("1.0", 1), ("1e3", 1000), ("12e-1", nil), ("1.5", nil),
    ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775808", nil),
    ("9007199254740993.0", nil), ("1e999", nil),
  ]

  @Test(arguments: integers)
  func readsIntegersWithoutLoss(text: String, value: Int64?) throws {
    #expect(try JSON(parsing: text).int64 == value)
  }

  static let doubles: [(String, Double?)] = [
    ("7.31", 7.31), ("1e999", nil), ("-1e999", nil), ("5e-324", Double.leastNonzeroMagnitude), ("1e-999", 0),
    ("123", 123),
  ]

  @Test(arguments: doubles)
  func readsFiniteDoubles(text: String, value: Double?) throws {
    #expect(try JSON(parsing: text).double == value)
  }

  @Test(arguments: [0.1, 7.31, 100, -0.0, 1e16, Double.leastNonzeroMagnitude, 1.7976931348623157e308, 1.0 / 3])
  func writesDoublesThatReadBackTheSame(value: Double) throws {
    let back = try JSON(parsing: JSON(value).encoded).double
    #expect(back?.bitPattern == value.bitPattern)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func writesNullForWhatIsNotFinite(value: Double) {
    var writer = JSONWriter()
    writer.appendDouble(value)
    #expect(writer.bytes == Array("null".utf8))
    #expect(JSON(value) == .null)
  }

  @Test func randomDoublesComeBack() throws {
    var generator = SplitMix64(seed: 2)
    for _ in 0..<5_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      #expect(try JSON(parsing: JSON(value).encoded).double?.bitPattern == value.bitPattern)
    }
  }
}
