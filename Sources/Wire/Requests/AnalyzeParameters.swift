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
  public init(_ params: JSON?) throws(ParameterError) {
    text = try ParameterReader(params, method: "analyze", names: ["text"]).requiredString("text")
    guard text.utf8.count <= Self.maximumTextBytes else {
      throw ParameterError(
        .overLimit, "text has \(text.utf8.count) bytes but may have at most \(Self.maximumTextBytes); send it in parts")
    }
  }
}

extension AnalyzeParameters: WireEncodable {
  /// Writes `{"text":…}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("text", text)
    writer.endObject()
  }
}
