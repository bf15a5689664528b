import ShirabeJSON

/// How words of the protocol are parameters: some methods take only some of them.
extension Choice {
  static var unlimited: [Self] { Array(allCases) }

  static func expectation(_ limits: [Self]) -> String { listed(limits.map(\.rawValue), "or") }

  static func read(_ value: JSON, _ name: StaticString, _ limits: [Self]) throws(ParameterError) -> Self {
    guard let word = value.string else {
      throw ParameterError(.invalidParameters, "\(name) must be a string, not \(value.typeName)")
    }
    guard let choice = limits.first(where: { $0.rawValue == word }) else {
      throw ParameterError(
        .invalidParameters, "\(name) must be \(expectation(limits)), not \(JSON.string(word))")
    }
    return choice
  }

  static func schema(_ limits: [Self]) -> JSON.Object { ["enum": .array(limits.map { .string($0.rawValue) })] }
}
