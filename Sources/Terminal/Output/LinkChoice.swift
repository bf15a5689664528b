import ArgumentParser

/// When to print links.
enum LinkChoice: String, CaseIterable, ExpressibleByArgument {
  /// On a terminal that is known to show them.
  case auto
  /// Always.
  case always
  /// Never.
  case never
}
