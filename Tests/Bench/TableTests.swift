import Testing

@testable import shirabe_bench

@Suite struct TableTests {
  @Test func `columns are as wide as their widest cell`() {
    var table = Table(leftColumnCount: 1)
    table.add(["name", "1", "µs"])
    table.add(["n", "100"])
    table.add(["", "20", "3"])
    #expect(table.text == "name    1  µs\nn     100\n       20   3")
  }

  @Test(arguments: [
    (0, "0.00"), (0.004, "0.00"), (0.996, "1.00"), (12.345, "12.35"), (7.05, "7.05"), (.nan, "–"), (.infinity, "–"),
    (1e300, "–"),
  ])
  func `numbers are rounded and never trap`(number: Double, text: String) {
    #expect(Figure.hundredths(number) == text)
  }

  @Test func `bytes are megabytes where there are enough`() {
    #expect(Figure.megabytes(99_999) == "99999 B")
    #expect(Figure.megabytes(1_250_000) == "1.3 MB")
  }
}
