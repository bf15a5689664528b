public import ArgumentParser
public import ShirabeWire

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

/// How hits are printed.
enum HitFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// The result object.
  case json
  /// A hit a line, as an object.
  case jsonl
  /// A hit a line, its columns parted by tabs: id, score, published, source, title, snippet, or those asked for.
  case tsv
  /// The same columns as comma-separated values under their names (RFC 4180).
  case csv
  /// An id a line.
  case ids
  /// A table in Markdown.
  case markdown
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

/// When to print links.
enum LinkChoice: String, CaseIterable, ExpressibleByArgument {
  /// On a terminal that is known to show them.
  case auto
  /// Always.
  case always
  /// Never.
  case never
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
