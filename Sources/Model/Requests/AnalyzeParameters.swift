public import ShirabeJSON

/// The parameters of `analyze`.
public struct AnalyzeParameters: Equatable, Sendable {
  /// The longest text, in bytes of UTF-8.
  public static let maximumTextBytes = 64 << 10

  /// The text.
  public var text: String

  /// Makes parameters.
  public init(text: String) { self.text = text }

  /// Reads the params of a request, strictly.
  ///
  /// - Throws: ``ParameterError``, of code `overLimit` where the text is too long.
  public init(_ params: JSON?) throws(ParameterError) { self = try Self.read(params, method: "analyze") }
}

extension AnalyzeParameters: ParameterList, WireEncodable {
  static var blank: AnalyzeParameters { AnalyzeParameters(text: "") }

  static func visitParameters<Visitor: ParameterVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == AnalyzeParameters {
    try visitor.required(
      "text", \.text, TextLimits(maximumBytes: maximumTextBytes, advice: "send it in parts"),
      "The text; at most 65536 bytes of UTF-8.")
  }

  /// Writes `{"text":…}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
