import ShirabeModel
import ShirabeQuery
import ShirabeTestSupport

extension BagOfWords {
  /// The bag of a text.
  static func read(_ text: String) throws -> BagOfWords {
    guard case .bag(let bag) = try Query.read(text, match: .any).kind else { throw TestFailure("\(text) is no bag") }
    return bag
  }
}
