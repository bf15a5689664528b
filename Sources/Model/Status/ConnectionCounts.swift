/// How many connections there are and were, as one member of the result of `status`.
struct ConnectionCounts: Modelled {
  var open: Int
  var total: Int
  var refused: Int

  static var noun: String { "connections" }
  static var blank: ConnectionCounts { ConnectionCounts(open: 0, total: 0, refused: 0) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == ConnectionCounts {
    try visitor.member("open", \.open, "At the moment.")
    try visitor.member("total", \.total, "So far.")
    try visitor.member("refused", \.refused, "Of peers who may not ask.")
  }
}
