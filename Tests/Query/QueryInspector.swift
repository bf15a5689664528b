import ShirabeModel

@testable import ShirabeQuery

/// Reads any bytes as a query and says what is not as it must be for all of them.
enum QueryInspector {
  /// What is wrong with how these bytes, mended where they are not UTF-8, are read; nil if nothing is.
  static func complaint(about bytes: [UInt8]) -> String? {
    let query = String(decoding: bytes, as: UTF8.self)
    // Other modes look for quotes alone, and for the tokens of everything.
    guard QuotedTexts.all(in: query).allSatisfy({ $0.utf8.count < query.utf8.count }) else {
      return "what is in quotes is no part of the query"
    }
    do throws(QueryError) {
      let read = try Query.read(query, match: .all)
      guard query.utf8.count <= Query.maximumByteCount else { return "a query over the limit was read" }
      return complaint(about: read)
    } catch {
      return complaint(about: error, of: query)
    }
  }

  private static func complaint(about error: QueryError, of query: String) -> String? {
    switch error {
    case .overLimit(let reason): return reason.isEmpty ? "no limit is named" : nil
    case .unreadable(let offset, let reason):
      guard !reason.isEmpty else { return "no reason is given" }
      let bytes = query.utf8
      guard bytes.count <= Query.maximumByteCount else { return "the limit of bytes does not hold" }
      guard (0...bytes.count).contains(offset) else { return "byte \(offset) is not in the query" }
      let index = bytes.index(bytes.startIndex, offsetBy: offset)
      return index.samePosition(in: query.unicodeScalars) == nil ? "byte \(offset) is within a code point" : nil
    }
  }

  private static func complaint(about read: Query) -> String? {
    guard case .tree(let root) = read.kind else { return "it was read as a bag" }
    guard root.operandCount <= Query.maximumOperandCount else { return "there are \(root.operandCount) operands" }
    // A level of brackets has an OR of ANDs in it, and so has what is in no brackets.
    guard root.levelCount <= 2 * (Query.maximumDepth + 1) else { return "there are \(root.levelCount) levels" }
    if let complaint = root.complaintAboutNodes { return complaint }
    guard read.notes.allSatisfy({ !$0.isEmpty }) else { return "a note says nothing" }
    let text = root.text
    do throws(QueryError) {
      guard case .tree(let again) = try Query.read(text, match: .all).kind, again == root else {
        return "written \(text.debugDescription) it is read as something else"
      }
      return again.text == text ? nil : "written again it is another text than \(text.debugDescription)"
    } catch {
      // Some code points fold to many.
      if case .overLimit = error, text.utf8.count > Query.maximumByteCount { return nil }
      return "written \(text.debugDescription) it is refused: \(error)"
    }
  }
}

extension QueryNode {
  fileprivate var children: [QueryNode] {
    switch self {
    case .all(let wanted, let unwanted): wanted + unwanted
    case .either(let nodes): nodes
    case .phrase, .prefix, .near, .field, .filter: []
    }
  }

  /// How many nodes under this one, or it alone, are something to search for.
  fileprivate var operandCount: Int { children.isEmpty ? 1 : children.reduce(0) { $0 + $1.operandCount } }

  /// How many nodes with others in them stand in each other.
  fileprivate var levelCount: Int { children.isEmpty ? 0 : 1 + (children.map(\.levelCount).max() ?? 0) }

  /// What no node of a parser's may be; nil if none is.
  fileprivate var complaintAboutNodes: String? {
    switch self {
    case .all(let wanted, let unwanted):
      if wanted.isEmpty || wanted.count + unwanted.count < 2 { return "an AND has nothing to find, or one thing" }
    case .either(let nodes):
      if nodes.count < 2 { return "an OR has no choice" }
    case .near(let operands, let gap):
      guard (2...Query.maximumNearPartCount).contains(operands.count) else {
        return "\(operands.count) words are to be near each other"
      }
      guard (0...Query.maximumNearGap).contains(gap) else { return "words may be \(gap) apart" }
    case .phrase, .prefix, .field, .filter: break
    }
    if operands.contains(where: { !$0.others.isEmpty || $0.writing == .piece }) { return "an operand was not read so" }
    return children.lazy.compactMap(\.complaintAboutNodes).first
  }
}
