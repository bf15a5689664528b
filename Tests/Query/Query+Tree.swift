import ShirabeModel
import ShirabeQuery
import ShirabeTestSupport

extension Query {
  /// The tree of a query in the language of `match: all`.
  static func tree(_ text: String) throws -> QueryNode {
    guard case .tree(let root) = try read(text, match: .all).kind else { throw TestFailure("\(text) is no tree") }
    return root
  }
}
