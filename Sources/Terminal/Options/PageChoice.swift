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
  var snippets: Int?
  var snippetLetters: Int?
  var offsetUnit: OffsetUnit?
  var positions = false
  var facets: [Facet] = []
  var explain = false
  var collapseDuplicates = false
  var color = ColorChoice.auto

  /// What does not go together, or nil.
  var problem: String? {
    if isWalk, limit != nil || offset != nil || sort.map({ $0 != .id }) == true {
      return "--all walks every match by id: leave out --limit, --offset and --sort."
    }
    if collapseDuplicates, isWalk || sort == .id {
      return "--collapse-duplicates goes by what comes first: leave out \(isWalk ? "--all" : "--sort id")."
    }
    if fields != nil, format != .json, format != .jsonl {
      return "--fields is for --format json and jsonl; \(format.rawValue) has fixed fields."
    }
    for (name, value) in [("--limit", limit), ("--offset", offset)] {
      if let value, value < 0 { return "\(name) must be at least 0, not \(value)." }
    }
    return outside(PageParameters.snippetCounts, snippets, "--snippets")
      ?? outside(PageParameters.snippetLetterCounts, snippetLetters, "--snippet-letters")
      ?? unprinted("--explain", explain, [.text, .json, .jsonl])
      ?? unprinted("--positions", positions, [.text, .json, .jsonl])
      ?? unprinted("--snippets", snippets != nil, [.text, .json, .jsonl])
      ?? unprinted("--snippet-letters", snippetLetters != nil, [.text, .json, .jsonl, .tsv])
      ?? unprinted("--facet", !facets.isEmpty, [.text, .json])
      ?? unprinted("--offset-unit", offsetUnit != nil, positions ? [.text, .json, .jsonl] : [.json, .jsonl])
  }

  private func outside(_ range: ClosedRange<Int>, _ value: Int?, _ name: String) -> String? {
    guard let value, !range.contains(value) else { return nil }
    return "\(name) must be from \(range.lowerBound) to \(range.upperBound), not \(value)."
  }

  /// What to say of an option that is given but has no place in the format.
  private func unprinted(_ name: String, _ isGiven: Bool, _ formats: [HitFormat]) -> String? {
    guard isGiven, !formats.contains(format), let last = formats.last else { return nil }
    let others = formats.dropLast().map(\.rawValue).joined(separator: ", ")
    return "\(name) is for --format \(others) and \(last.rawValue); \(format.rawValue) has no place for it."
  }

  /// The parameters of the request; what is not printed is not asked for.
  var parameters: PageParameters {
    var parameters = PageParameters(
      limit: isWalk ? PageParameters.maximumLimit : limit ?? 10, offset: offset ?? 0,
      sort: isWalk ? .id : sort ?? .relevance, fields: fields ?? printedFields, snippets: snippets,
      positions: positions, facets: facets, explain: explain,
      collapseDuplicates: collapseDuplicates)
    if let snippetLetters { parameters.snippetLetters = snippetLetters }
    if let offsetUnit { parameters.offsetUnit = offsetUnit }
    return parameters
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
