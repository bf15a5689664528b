import ShirabeQuery
import Testing

@Suite struct DateRangeTests {
  @Test(arguments: [
    ("2025-09", ["2025-09", "2025-09-01", "2025-09-30"], ["2025", "2025-08-31", "2025-10"]),
    ("2025", ["2025", "2025-01-01", "2025-12"], ["2024-12-31", "2026"]),
    ("2025-02-15..", ["2025-02-15", "2025-03", "2026"], ["2025-02", "2025"]),
    ("..2025-02-28", ["2025-02", "2025-02-28", "2024"], ["2025", "2025-03-01"]),
    ("..2024-02-28", ["2024-02-28"], ["2024-02", "2024-02-29"]),
    ("2024..2025", ["2024", "2025", "2024-07-01"], ["2023-12", "2026-01"]),
    (">2025-09-01", ["2025-09-02"], ["2025-09-01", "2025-09"]),
  ])
  func hasWhatLiesWhollyInside(_ range: String, _ inside: [String], _ outside: [String]) throws {
    let range = try Self.range(range)
    for date in inside { #expect(range.contains(try #require(try Self.range(date).from)), "\(date)") }
    for date in outside { #expect(!range.contains(try #require(try Self.range(date).from)), "\(date)") }
  }

  @Test func followsTheCalendar() {
    #expect(PartialDate(year: 2000, month: 2, day: 29) != nil)
    #expect(PartialDate(year: 1900, month: 2, day: 29) == nil)
    #expect(PartialDate(year: 2025, month: 4, day: 31) == nil)
    #expect(PartialDate(year: 2025, month: 0) == nil)
    #expect(PartialDate(year: 10_000) == nil)
    #expect(PartialDate(year: 2025, day: 1) == nil)
  }

  private static func range(_ text: String) throws -> DateRange {
    guard case .filter(.published(let range)) = try Query.tree("date:" + text) else {
      return DateRange(from: nil, to: nil)
    }
    return range
  }
}
