import ArgumentParser
import ShirabeWire

/// The options of `PageChoice`.
struct PageOptions: ParsableArguments {
  @Option(help: "How hits are printed (default: text; jsonl with --batch).")
  var format: HitFormat?

  @Option(help: ArgumentHelp("The most hits wanted, at most 1000 (default: 10).", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("How many hits to pass over.", valueName: "n"))
  var offset: Int?

  @Option(help: "The order of hits (default: relevance).")
  var sort: Sort?

  @Option(
    help: ArgumentHelp("What of a hit is printed, in this order, separated by commas.", valueName: "names"))
  var fields: FieldList?

  @Option(
    name: .customLong("print"),
    help: ArgumentHelp(
      "How a hit is printed: text, and members in braces, as in '{id}\\t{score:.2f}\\t{title:40}'.",
      valueName: "template"),
    transform: { text in try RecordTemplate(parsing: text) })
  var template: RecordTemplate?

  @Flag(
    name: [.customShort("0"), .customLong("null")], help: "End each record of ids or --print with NUL, for xargs -0.")
  var endsWithNUL = false

  @Flag(help: "Print every match, in the order of ids.")
  var all = false

  @Option(help: ArgumentHelp("How many of its best snippets a hit has, from 1 to 10.", valueName: "n"))
  var snippets: Int?

  @Option(help: ArgumentHelp("The most letters of a snippet, from 20 to 1000 (default: 120).", valueName: "n"))
  var snippetLetters: Int?

  @Flag(help: "Give every place that matched in title and body.")
  var positions = false

  @Option(help: ArgumentHelp("What marks and positions count (default: utf8, bytes).", valueName: "unit"))
  var offsetUnit: OffsetUnit?

  @Option(help: ArgumentHelp("Count the values of this over all matches; may be repeated.", valueName: "name"))
  var facet: [Facet] = []

  @Flag(help: "Say what each term gave to the score of a hit.")
  var explain = false

  @Flag(help: "Print articles of nearly the same body once, and name the others.")
  var collapseDuplicates = false

  @Option(help: "When to print in colour.")
  var color = ColorChoice.auto

  @Option(help: "When to link titles to addresses and files.")
  var links = LinkChoice.auto

  @Option(help: ArgumentHelp("How wide text is; 0 for no end (default: the terminal).", valueName: "columns"))
  var width: Int?

  @Flag(name: .customLong("no-pager"), help: "Print text longer than the screen without $SHIRABE_PAGER or $PAGER.")
  var withoutPager = false

  func validate() throws {
    if let problem = choice.problem { throw ValidationError(problem) }
  }

  /// The options as a plain value.
  var choice: PageChoice {
    PageChoice(
      format: format ?? .text, limit: limit, offset: offset, sort: sort, fields: fields?.fields, isWalk: all,
      snippets: snippets, snippetLetters: snippetLetters, offsetUnit: offsetUnit, positions: positions, facets: facet,
      explain: explain, collapseDuplicates: collapseDuplicates, color: color, links: links, template: template,
      endsWithNUL: endsWithNUL, width: width, usesPager: !withoutPager)
  }
}
