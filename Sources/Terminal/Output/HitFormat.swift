import ArgumentParser

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
