import ArgumentParser
import ShirabeWire

/// The options of `PageChoice`.
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
    if let problem = choice.problem { throw ValidationError(problem) }
  }

  /// The options as a plain value.
  var choice: PageChoice {
    PageChoice(
      format: format, limit: limit, offset: offset, sort: sort, fields: fields?.fields, isWalk: all, color: color)
  }
}
