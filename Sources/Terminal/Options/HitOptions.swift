import ArgumentParser
import ShirabeModel

/// How a hit is printed, wherever hits come from.
struct HitOptions: ParsableArguments {
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

  @Flag(
    help: """
      Put ' before cells of csv that a spreadsheet would run as a formula: those that begin with =, +, - or @.
      """)
  var csvSafe = false

  @Option(help: ArgumentHelp("How many of its best snippets a hit has, from 1 to 10.", valueName: "n"))
  var snippets: Int?

  @Option(
    help: ArgumentHelp(
      "The most letters of a snippet, from 20 to 1000 (default: \(PageParameters.defaultSnippetLetters)).",
      valueName: "n"))
  var snippetLetters: Int?

  @Option(help: ArgumentHelp("What marks and positions count (default: utf8, bytes).", valueName: "unit"))
  var offsetUnit: OffsetUnit?

  @Option(help: "When to print in colour.")
  var color = ColorChoice.auto

  @Option(help: "When to link titles to addresses and files.")
  var links = LinkChoice.auto

  @Option(help: ArgumentHelp("How wide text is; 0 for no end (default: the terminal).", valueName: "columns"))
  var width: Int?

  /// The options as a plain value, to which the others are added.
  func choice(format: HitFormat) -> PageChoice {
    PageChoice(
      format: format, fields: fields?.fields, snippets: snippets, snippetLetters: snippetLetters,
      offsetUnit: offsetUnit, color: color, links: links, template: template, endsWithNUL: endsWithNUL,
      isSafeForSpreadsheets: csvSafe, width: width)
  }
}
