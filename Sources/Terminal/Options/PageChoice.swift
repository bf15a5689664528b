import ShirabeWire

/// Which hits to ask for and how to print them.
struct PageChoice: Equatable {
  var format = HitFormat.text
  var limit: Int?
  var offset: Int?
  var sort: Sort?
  var fields: Set<HitField>?
  /// Whether to walk every match by the cursor.
  var isWalk = false
  var color = ColorChoice.auto

  /// What does not go together, or nil.
  var problem: String? {
    if isWalk, limit != nil || offset != nil || sort.map({ $0 != .id }) == true {
      return "--all walks every match by id: leave out --limit, --offset and --sort."
    }
    if fields != nil, format != .json, format != .jsonl {
      return "--fields is for --format json and jsonl; \(format.rawValue) has fixed fields."
    }
    for (name, value) in [("--limit", limit), ("--offset", offset)] {
      if let value, value < 0 { return "\(name) must be at least 0, not \(value)." }
    }
    return nil
  }

  /// The parameters of the request; what is not printed is not asked for. Without a `match`, people get the nearest
  /// articles where none has all of the words.
  func parameters(query: String, match: Match?) -> SearchParameters {
    SearchParameters(
      query: query, match: match ?? (format == .text && !isWalk ? .auto : .all),
      limit: isWalk ? SearchParameters.maximumLimit : limit ?? 10, offset: offset ?? 0,
      sort: isWalk ? .id : sort ?? .relevance, fields: fields ?? printedFields)
  }

  private var printedFields: Set<HitField> {
    switch format {
    case .text: [.id, .title, .published, .source, .snippet]
    case .json, .jsonl: HitField.defaults
    case .tsv: [.id, .score, .published, .source, .title, .snippet]
    case .ids: [.id]
    }
  }
}
