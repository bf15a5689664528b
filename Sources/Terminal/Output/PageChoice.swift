import ShirabeModel

/// Which hits to ask for and how to print them.
struct PageChoice: Equatable {
  var format = HitFormat.text
  var limit: Int?
  var offset: Int?
  var sort: Sort?
  var fields: [HitField]?
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
  var links = LinkChoice.auto
  /// How a hit is printed instead of by the format.
  var template: RecordTemplate?
  /// Whether NUL ends a record instead of a line end.
  var endsWithNUL = false
  /// Whether cells of CSV are written so that a spreadsheet takes none for a formula.
  var isSafeForSpreadsheets = false
  /// The columns of a line of text; 0 for no end.
  var width: Int?
  var usesPager = true

  /// Whether people read what is printed.
  var isForPeople: Bool { format == .text && template == nil }

  /// The columns of a table.
  var columns: [HitField] {
    fields ?? (format == .markdown ? [.title, .id, .published, .source, .snippet] : Self.tableFields)
  }

  private static let tableFields: [HitField] = [.id, .score, .published, .source, .title, .snippet]

  /// What does not go together, or nil.
  var problem: String? {
    if isWalk, limit != nil || offset != nil || sort.map({ $0 != .id }) == true {
      return "--all walks every match by id: leave out --limit, --offset and --sort."
    }
    if collapseDuplicates, isWalk || sort == .id {
      return "--collapse-duplicates goes by what comes first: leave out \(isWalk ? "--all" : "--sort id")."
    }
    if let problem = templateProblem { return problem }
    if fields != nil, format == .ids { return "--fields is for the other formats; ids has the id alone." }
    for (name, value) in [("--limit", limit), ("--offset", offset), ("--width", width)] {
      if let value, value < 0 { return "\(name) must be at least 0, not \(value)." }
    }
    if let problem = depthProblem { return problem }
    return outside(PageParameters.snippetCounts, snippets, "--snippets")
      ?? outside(PageParameters.snippetLetterCounts, snippetLetters, "--snippet-letters")
      ?? unprinted("--explain", explain, [.text, .json, .jsonl])
      ?? unprinted("--positions", positions, [.text, .json, .jsonl])
      ?? unprinted("--snippets", snippets != nil, [.text, .json, .jsonl])
      ?? unprinted("--snippet-letters", snippetLetters != nil, [.text, .json, .jsonl, .tsv, .csv, .markdown])
      ?? unprinted("--facet", !facets.isEmpty, [.text, .json])
      ?? unprinted("--offset-unit", offsetUnit != nil, positions ? [.text, .json, .jsonl] : [.json, .jsonl])
      ?? unprinted("--width", width != nil, [.text])
      ?? unprinted("--csv-safe", isSafeForSpreadsheets, [.csv])
  }

  /// What to say where more is asked for than a page may have.
  private var depthProblem: String? {
    if let limit, limit > PageParameters.maximumLimit {
      return "--limit may be at most \(PageParameters.maximumLimit), not \(limit): --all prints every match."
    }
    if (offset ?? 0) > PageParameters.maximumDepth - (limit ?? PageParameters.defaultLimit) {
      return "--offset and --limit may come to \(PageParameters.maximumDepth) together: --all prints every match."
    }
    return nil
  }

  /// What does not go with `--print`, or cannot be without it.
  private var templateProblem: String? {
    if endsWithNUL, template == nil, format != .ids { return "-0 is for --format ids and --print." }
    guard template != nil else { return nil }
    if format != .text || fields != nil {
      return "--print says what is printed and how: leave out --format and --fields."
    }
    let others = [
      ("--explain", explain), ("--positions", positions), ("--snippets", snippets != nil), ("--facet", !facets.isEmpty),
      ("--offset-unit", offsetUnit != nil), ("--width", width != nil), ("--csv-safe", isSafeForSpreadsheets),
    ]
    return others.first(where: \.1).map { "\($0.0) has no place in --print." }
  }

  private func outside(_ range: ClosedRange<Int>, _ value: Int?, _ name: String) -> String? {
    guard let value, !range.contains(value) else { return nil }
    return "\(name) must be from \(range.lowerBound) to \(range.upperBound), not \(value)."
  }

  /// What to say of an option that is given but has no place in the format.
  private func unprinted(_ name: String, _ isGiven: Bool, _ formats: [HitFormat]) -> String? {
    guard isGiven, !formats.contains(format), let last = formats.last else { return nil }
    let others = formats.dropLast().map(\.rawValue).joined(separator: ", ")
    let all = others.isEmpty ? last.rawValue : "\(others) and \(last.rawValue)"
    return "\(name) is for --format \(all); \(format.rawValue) has no place for it."
  }

  /// The parameters of the request; what is not printed is not asked for.
  var parameters: PageParameters {
    var parameters = PageParameters(
      limit: isWalk ? PageParameters.maximumLimit : limit ?? PageParameters.defaultLimit, offset: offset ?? 0,
      sort: isWalk ? .id : sort ?? .relevance, fields: askedFields, snippets: snippets,
      positions: positions, facets: facets, explain: explain, collapseDuplicates: collapseDuplicates)
    if let snippetLetters { parameters.snippetLetters = snippetLetters }
    if let offsetUnit { parameters.offsetUnit = offsetUnit }
    return parameters
  }

  /// What is printed, and what links lead to.
  private var askedFields: Set<HitField> {
    if let template { return template.fields.isEmpty ? [.id] : template.fields }
    var asked = fields.map { Set($0) } ?? printedFields
    if format == .text {
      // A hit without a title is headed by its id.
      asked.insert(.id)
      if Hyperlinks(links).isOn { asked.insert(.url) }
    }
    return asked
  }

  private var printedFields: Set<HitField> {
    switch format {
    case .text: [.id, .title, .published, .source, .snippet]
    case .json, .jsonl: HitField.defaults
    case .tsv, .csv, .markdown: Set(columns)
    case .ids: [.id]
    }
  }
}
