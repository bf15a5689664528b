import ShirabeJSON

/// A list of parameters, in one place: what writes them, what reads them, their defaults and their JSON Schema are made of it.
protocol ParameterList {
  /// What the parameters are parts of; most often the type itself.
  associatedtype Parameters: Equatable, Sendable

  /// Parameters that are all left out, with their defaults; those that must be there are written over.
  static var blank: Parameters { get }

  /// Lists the parameters, in the order in which they are told.
  static func visitParameters<Visitor: ParameterVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == Parameters

  /// Refuses what no list can: parameters that do not go with one another.
  static func check(_ parameters: Parameters) throws(ParameterError)
}

extension ParameterList {
  static func check(_ parameters: Parameters) throws(ParameterError) {}

  /// Reads the params of a request of a method, strictly: what is not listed is an error.
  static func read(_ params: JSON?, method: String) throws(ParameterError) -> Parameters {
    var reader = ParameterReader(blank, try ParameterNames.object(params, of: Self.self, method))
    try visitParameters(&reader)
    try check(reader.owner)
    return reader.owner
  }
}

extension ParameterList where Parameters == Self {
  /// Writes what must be there, and what differs from the defaults.
  @inline(__always)
  func write(into writer: inout JSONWriter) {
    writer.beginObject()
    var visitor = ParameterWriter(self, Self.blank, &writer)
    Self.visitParameters(&visitor)
    visitor.giveBack(&writer)
    writer.endObject()
  }
}
