import ArgumentParser
import ShirabeWire

/// Which hits to ask for and how to print them.
struct PageOptions: ParsableArguments {
  @Option(help: "How hits are printed.")
  var format = HitFormat.text

  @Option(help: ArgumentHelp("The most hits wanted, at most 1000 (default: 10).", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("How many hits to pass over.", valueName: "n"))
  var offset: Int?

  @Option(help: "The order of hits (default: relevance).")
  var sort: Sort?

  @Option(
    help: ArgumentHelp("What a hit carries in json and jsonl, separated by commas.", valueName: "names"))
  var fields: FieldList?

  @Flag(help: "Print every match, in the order of ids.")
  var all = false

  @Option(help: "When to print in colour.")
  var color = ColorChoice.auto

  func validate() throws {
    if all, limit != nil || offset != nil || sort.map({ $0 != .id }) == true {
      throw ValidationError("--all walks every match by id: leave out --limit, --offset and --sort.")
    }
    if fields != nil, format != .json, format != .jsonl {
      throw ValidationError("--fields is for --format json and jsonl; \(format.rawValue) has fixed fields.")
    }
    for (name, value) in [("--limit", limit), ("--offset", offset)] {
      if let value, value < 0 { throw ValidationError("\(name) must be at least 0, not \(value).") }
    }
  }

  /// The parameters of the request; what is not printed is not asked for.
  func parameters(query: String, match: Match) -> SearchParameters {
    SearchParameters(
      query: query, match: match, limit: all ? SearchParameters.maximumLimit : limit ?? 10, offset: offset ?? 0,
      sort: all ? .id : sort ?? .relevance, fields: fields?.fields ?? printedFields)
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
