import ArgumentParser
import ShirabeWire

/// What of new matches is printed, and how: those of `PageOptions` that have a meaning there.
struct FollowOptions: ParsableArguments {
  @Option(help: "How hits are printed.")
  var format = FollowFormat.text

  @Option(help: ArgumentHelp("End after so many hits.", valueName: "n"))
  var limit: Int?

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

  @Option(help: ArgumentHelp("How many of its best snippets a hit has, from 1 to 10.", valueName: "n"))
  var snippets: Int?

  @Option(help: ArgumentHelp("The most letters of a snippet, from 20 to 1000 (default: 120).", valueName: "n"))
  var snippetLetters: Int?

  @Option(help: ArgumentHelp("What marks count (default: utf8, bytes).", valueName: "unit"))
  var offsetUnit: OffsetUnit?

  @Option(help: "When to print in colour.")
  var color = ColorChoice.auto

  @Option(help: "When to link titles to addresses and files.")
  var links = LinkChoice.auto

  @Option(help: ArgumentHelp("How wide text is; 0 for no end (default: the terminal).", valueName: "columns"))
  var width: Int?

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1, not \(limit).") }
    if let problem = choice.problem { throw ValidationError(problem) }
  }

  /// The options as a plain value; how many hits are wanted is none of them, since no page has an end here.
  var choice: PageChoice {
    PageChoice(
      format: format.hitFormat, fields: fields?.fields, snippets: snippets, snippetLetters: snippetLetters,
      offsetUnit: offsetUnit, color: color, links: links, template: template, endsWithNUL: endsWithNUL, width: width,
      usesPager: false)
  }
}
