public import ArgumentParser
public import ShirabeWire

extension Match: ExpressibleByArgument {}

extension Sort: ExpressibleByArgument {}

extension Facet: ExpressibleByArgument {}

extension OffsetUnit: ExpressibleByArgument {}

/// How hits are printed.
enum HitFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// The result object.
  case json
  /// A hit a line, as an object.
  case jsonl
  /// A hit a line: id, score, published, source, title, snippet.
  case tsv
  /// An id a line.
  case ids
}

/// How other results are printed.
enum ResultFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// The result object.
  case json
}

/// When to print in colour.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  /// On a terminal, unless `NO_COLOR` is set.
  case auto
  /// Always.
  case always
  /// Never.
  case never
}

/// The members a hit shall carry, separated by commas.
struct FieldList: ExpressibleByArgument {
  let fields: Set<HitField>

  init?(argument: String) {
    var fields: Set<HitField> = []
    for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let field = HitField(rawValue: String(name)) else { return nil }
      fields.insert(field)
    }
    self.fields = fields
  }

  static var allValueStrings: [String] { HitField.allCases.map(\.rawValue) }
}
