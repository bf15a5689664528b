import ArgumentParser

/// How hits are printed that come one after another without an end.
enum FollowFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// A hit a line, as an object.
  case jsonl
  /// A hit a line, its columns parted by tabs.
  case tsv
  /// The same columns as comma-separated values under their names.
  case csv
  /// An id a line.
  case ids

  /// The same where hits are printed page by page.
  var hitFormat: HitFormat {
    switch self {
    case .text: .text
    case .jsonl: .jsonl
    case .tsv: .tsv
    case .csv: .csv
    case .ids: .ids
    }
  }
}
