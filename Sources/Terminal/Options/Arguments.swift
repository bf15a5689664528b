public import ArgumentParser
public import ShirabeModel

extension Match: ExpressibleByArgument {}

extension Sort: ExpressibleByArgument {}

extension Facet: ExpressibleByArgument {
  /// Reads the value of `--facet`.
  public init?(argument: String) { self.init(rawValue: argument) }

  /// What may stand there.
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}

extension OffsetUnit: ExpressibleByArgument {}

extension KeywordField: ExpressibleByArgument {
  /// Reads the value of `--field`.
  public init?(argument: String) { self.init(rawValue: argument) }

  /// What may stand there.
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}

extension IndexMoment: ExpressibleByArgument {
  /// Reads the value of `--since`.
  public init?(argument: String) { self.init(argument) }
}

/// The members a hit shall carry, separated by commas, each once.
struct FieldList: ExpressibleByArgument {
  let fields: [HitField]

  init?(argument: String) {
    var fields: [HitField] = []
    for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let field = HitField(rawValue: String(name)) else { return nil }
      if !fields.contains(field) { fields.append(field) }
    }
    self.fields = fields
  }

  static var allValueStrings: [String] { HitField.allCases.map(\.rawValue) }
}
