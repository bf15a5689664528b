import ArgumentParser
import ShirabeModel

/// `shirabe search`: articles that have the words.
struct SearchCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find articles.",
    discussion: """
      Text output prints the nearest articles where none has all of the words, and then ends 1; the other formats and \
      --all ask for all of the words unless --match says otherwise.

      --batch answers a query a line of standard input, or the parameters of one as a JSON object, in their order. It \
      ends 0 if something was found, 1 if nothing was, and else by the gravest of what failed: 2 a line or query that \
      cannot be read, 75 busy after ten tries or timed out, 70 anything else; the other lines are answered.

      Example: shirabe search --facet source --explain 麻薬 対策
      Example: shirabe search --print '{score:.2f}\\t{title:.40}' 麻薬
      Example: shirabe search --format ids -0 麻薬 | xargs -0 -n 1 shirabe show --
      Example: shirabe search --since 17 --all --format json 麻薬
      Example: shirabe search --batch --fields id,score < queries.txt
      """)

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var from: SinceOptions

  @Option(help: "How the words combine (default: auto in text output, all elsewhere).")
  var match: Match?

  @Flag(help: "Read queries from standard input, a line each, and print the results in their order.")
  var batch = false

  @Argument(help: "The query.")
  var query: [String] = []

  func validate() throws {
    if batch {
      if let problem = batchProblem { throw ValidationError(problem) }
    } else if query.isEmpty {
      throw ValidationError("Missing query: write one, or give queries on standard input with --batch.")
    }
  }

  /// What does not go with `--batch`, or nil.
  private var batchProblem: String? {
    if !query.isEmpty {
      return "--batch reads the queries from standard input: leave out \"\(query.joined(separator: " "))\"."
    }
    if page.all { return "--batch gives a page a query: leave out --all, and say how many with --limit." }
    if page.hit.template != nil || page.hit.endsWithNUL {
      return "--batch prints jsonl, ids, tsv or csv: leave out --print and -0."
    }
    switch page.format {
    case nil, .jsonl, .ids, .tsv, .csv: return nil
    case let format?: return "--batch prints jsonl, ids, tsv or csv, not \(format.rawValue)."
    }
  }

  /// What is asked for, as a plain value.
  var listing: HitListing {
    HitListing(
      daemon: connection.choice, page: page.choice, subject: .query(query.joined(separator: " "), match),
      since: from.since)
  }

  func execute() throws -> ExitStatus {
    guard batch else { return try listing.run() }
    var choice = page.choice
    choice.format = page.format ?? .jsonl
    let parameters = SearchParameters(
      query: "", match: match ?? .all, page: choice.parameters, since: from.since?.generation,
      indexId: from.since?.indexId)
    let socket = try connection.choice.place()
    return try BatchRun(socket: socket, parameters: parameters, choice).run()
  }
}
