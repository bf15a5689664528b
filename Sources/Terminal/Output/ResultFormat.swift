import ArgumentParser

/// How other results are printed.
enum ResultFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// The result object.
  case json
}
