import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite

struct ExactScoreTests {
  /// A score has the digits of the single-precision number, however it is found what they are.
  @Test func hasTheDigitsOfTheNumber() {
    var random = SplitMix64(seed: 3)
    let few: [Float] = [0, -0.0, 1, 0.1, 16_777_215, 16_777_216, 12_345_678_848, 1e-7, .leastNonzeroMagnitude, 3.4e38]
    let many = (0..<100_000).map { _ in
      Float.random(in: 0...1, using: &random) * [1e-4, 1, 20, 1e4, 1e8][Int.random(in: 0..<5, using: &random)]
    }
    for number in few + many + many.map({ -$0 }) {
      #expect(Explainer.exact(number) == Double(number.description))
    }
  }
}
