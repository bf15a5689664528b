/// Puts long options before the words of a query, so that they may stand on either side of it.
///
/// A word that begins with one dash is part of the query (`-対策`), as is everything after `--`. Only `--name` is an
/// option; it takes the next word as its value unless it has one after `=` or is a flag. One short option is known, `-0`
/// where hits are printed, since `xargs -0` has the same name for it. And `-h` alone asks for help, as everywhere, where it
/// could be no query.
enum ArgumentOrder {
  // Arrays, since to make a set of strings at run time takes longer than to look through a few.
  private static let commands = [
    "search", "phrase", "similar", "follow", "count", "show", "why-not", "suggest", "analyze",
  ]
  private static let flags = [
    "--all", "--collapse-duplicates", "--explain", "--positions", "--null", "--no-pager", "--batch", "--start",
    "--csv-safe", "--help", "--version",
  ]
  /// Those to which `-h` alone says nothing else: a query must say what to find.
  private static let helped = ["search", "follow", "count", "status", "ping", "call", "interactive"]
  /// Those that print hits, and take `-0`.
  private static let listings = ["search", "phrase", "similar", "follow"]

  /// The arguments in an order that a common option parser reads: command, options, `--`, words.
  ///
  /// - Complexity: O(arguments).
  static func optionsFirst(_ arguments: [String]) -> [String] {
    if arguments.last == "-h", arguments.count == 1 || arguments.count == 2 && helped.contains(arguments[0]) {
      return arguments.dropLast() + ["--help"]
    }
    guard let command = arguments.first, commands.contains(command) else { return arguments }
    var options: [String] = []
    var words: [String] = []
    var rest = arguments.dropFirst()
    while let argument = rest.popFirst() {
      if argument == "--" {
        words += rest
        break
      } else if argument == "-0", listings.contains(command) {
        options.append("--null")
      } else if !argument.hasPrefix("--") {
        words.append(argument)
      } else if argument.contains("=") || flags.contains(argument) {
        options.append(argument)
      } else if let value = rest.popFirst() {
        // Joined by "=", a value may begin with a dash.
        options.append(argument + "=" + value)
      } else {
        options.append(argument)
      }
    }
    return [command] + options + (words.isEmpty ? [] : ["--"] + words)
  }
}
