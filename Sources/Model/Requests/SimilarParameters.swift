public import ShirabeJSON

/// The parameters of `similar`.
public struct SimilarParameters: Equatable, Sendable {
  /// The id of the article that the others shall be like.
  public var id: String
  /// Which hits, and what they carry.
  public var page: PageParameters

  /// Makes parameters, with the contract's defaults.
  public init(id: String, page: PageParameters = PageParameters()) {
    self.id = id
    self.page = page
  }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) { self = try Self.read(params, method: "similar") }
}

extension SimilarParameters: ParameterList, WireEncodable {
  static var blank: SimilarParameters { SimilarParameters(id: "") }

  static func visitParameters<Visitor: ParameterVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == SimilarParameters {
    try visitor.required("id", \.id, "The id of the article that the others shall be like.")
    try visitor.parameters(of: \.page, PageParameters.self)
  }

  /// Writes the id, and the members that differ from the defaults.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
