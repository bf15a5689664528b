import ArgumentParser
import ShirabeModel

/// The options of `PageChoice`.
struct PageOptions: ParsableArguments {
  @Option(help: "How hits are printed (default: text; jsonl with --batch).")
  var format: HitFormat?

  @Option(
    help: ArgumentHelp(
      "The most hits wanted, at most \(PageParameters.maximumLimit) (default: \(PageParameters.defaultLimit)).",
      valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("How many hits to pass over.", valueName: "n"))
  var offset: Int?

  @Option(help: "The order of hits (default: relevance).")
  var sort: Sort?

  @Flag(help: "Print every match, in the order of ids.")
  var all = false

  @OptionGroup var hit: HitOptions

  @Flag(help: "Give every place that matched in title and body.")
  var positions = false

  @Flag(help: "Say what each term gave to the score of a hit.")
  var explain = false

  @Option(help: ArgumentHelp("Count the values of this over all matches; may be repeated.", valueName: "name"))
  var facet: [Facet] = []

  @Flag(help: "Print articles of nearly the same body once, and name the others.")
  var collapseDuplicates = false

  @Flag(name: .customLong("no-pager"), help: "Print text longer than the screen without $SHIRABE_PAGER or $PAGER.")
  var withoutPager = false

  func validate() throws {
    if let problem = choice.problem { throw ValidationError(problem) }
  }

  /// The options as a plain value.
  var choice: PageChoice {
    var choice = hit.choice(format: format ?? .text)
    choice.limit = limit
    choice.offset = offset
    choice.sort = sort
    choice.isWalk = all
    choice.positions = positions
    choice.facets = facet
    choice.explain = explain
    choice.collapseDuplicates = collapseDuplicates
    choice.usesPager = !withoutPager
    return choice
  }
}
