import ArgumentParser
import ShirabeModel

/// `shirabe follow`: articles as they come.
struct FollowCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow", abstract: "Print new matches as they are indexed.",
    discussion: """
      Stays, and prints each article that matches within a second of when it is added or changed; with --since first those \
      that came before. An article that is changed and still matches is printed again. Where the daemon ends, it waits \
      for the next one and loses nothing. An index made anew is told on standard error, and all of it that matches is \
      printed. It ends after --limit, when its output is closed, or by a signal (Ctrl-C).

      Example: shirabe follow 麻薬 対策
      Example: shirabe follow --since 0 --format jsonl tag:政治
      Example: shirabe follow --format ids 港 | while read -r id; do shirabe show -- "$id"; done
      """)

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var options: FollowOptions
  @OptionGroup var from: SinceOptions

  @Option(help: "How the words combine.")
  var match = SettledMatch.all

  @Argument(help: "The query.")
  var query: [String]

  func execute() throws -> ExitStatus {
    let choice = options.choice
    let parameters = SubscribeParameters(
      query: query.joined(separator: " "), match: match.match, page: choice.parameters, since: from.since)
    let socket = try connection.choice.place()
    return try FollowRun(socket: socket, parameters, choice, limit: options.limit).run()
  }
}
