import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

@Suite struct PublishedDateTests {
  @Test(
    arguments: [
      ("2025", 2025, nil, nil), ("0000", 0, nil, nil), ("2025-09", 2025, 9, nil), ("2025-09-01", 2025, 9, 1),
      ("2024-02-29", 2024, 2, 29), ("2000-02-29", 2000, 2, 29), ("2025-12-31T23:59:60Z", 2025, 12, 31),
      ("2025-09-01T12:30", 2025, 9, 1), ("2025-09-01T12:30Z", 2025, 9, 1), ("2025-09-01T12:30:00Z", 2025, 9, 1),
      ("2025-09-01T23:30:00-11:00", 2025, 9, 1), ("2025-09-01T12:30:00+0900", 2025, 9, 1),
      ("2025-09-01T12:30:00+09", 2025, 9, 1), ("2025-09-01T12:30:00.250Z", 2025, 9, 1),
      ("2025-09-01T12:30:00,5", 2025, 9, 1), ("2025-09-01T24:00:00.00Z", 2025, 9, 1),
    ] as [(String, Int, Int?, Int?)])
  func `a date keeps its text and tells its day`(text: String, year: Int, month: Int?, day: Int?) throws {
    let date = try PublishedDate(text)
    #expect(date.text == text)
    #expect((date.year, date.month ?? 0, date.day ?? 0) == (year, month ?? 0, day ?? 0))
  }

  @Test(arguments: [
    "", " 2025", "25", "20250901", "2025-", "2025-9", "2025-13", "2025-00", "2025-09-", "2025-09-31", "2025-09-00",
    "2025-02-29", "1900-02-29", "2025/09/01", "2025-W36", "２０２５", "2025年", "yesterday", "2025-09-01T",
    "2025-09-01 12:30",
    "2025-09-01T12", "2025-09-01T25:00", "2025-09-01T24:00:01", "2025-09-01T24:30", "2025-09-01T24:00:00.1",
    "2025-09-01T12:60", "2025-09-01T12:30:61", "2025-09-01T12:30:00.", "2025-09-01T12:30:00+",
    "2025-09-01T12:30:00+24:00",
    "2025-09-01T12:30:00+09:", "2025-09-01T12:30:00+09:60", "2025-09-01T12:30:00Zulu", "2025-09T12:30", "-2025",
  ])
  func `what is no date is refused`(text: String) {
    #expect {
      try PublishedDate(text)
    } throws: { error in
      guard case .invalidPublished(text, _)? = error as? ArticleError else { return false }
      return true
    }
  }

  @Test func `random text never traps`() {
    var random = SplitMix64(seed: 1)
    let letters = Array("0123456789-:T+Z.年")
    for _ in 0..<20_000 {
      let text = String(
        (0..<Int.random(in: 0...28, using: &random)).compactMap { _ in letters.randomElement(using: &random) })
      if let date = try? PublishedDate(text) { #expect(date.text == text && (0...9999).contains(date.year)) }
    }
  }
}
