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
  public init(_ params: JSON?) throws(ParameterError) {
    let reader = try ParameterReader(params, method: "similar", names: ["id"] + PageParameters.names)
    id = try reader.requiredString("id")
    page = try PageParameters(reader)
  }
}

extension SimilarParameters: WireEncodable {
  /// Writes the members that differ from the defaults, and the id.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("id", id)
    page.encodeMembers(into: &writer)
    writer.endObject()
  }
}
