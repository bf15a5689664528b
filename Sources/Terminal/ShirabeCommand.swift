import ArgumentParser
import ShirabeWire

/// The root of the commands.
struct ShirabeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shirabe",
    abstract: "Search articles through a running shirabed.",
    discussion: """
      A query is the rest of the words: 麻薬 対策 (both), "公的 機関" (phrase), A OR B, -A (without), title:憲法, \
      date:2025-09.., transl*. Long options stand before or after it; after -- everything is query.

      Example: shirabe search --limit 3 麻薬 対策

      Exit status: 0 found or done, 1 nothing found, 2 bad usage or query, 69 no daemon, 75 busy or timed out, \
      77 not allowed, 70 anything else.
      """,
    version: Version.current,
    subcommands: [
      SearchCommand.self, PhraseCommand.self, SimilarCommand.self, CountCommand.self, ShowCommand.self,
      WhyNotCommand.self, SuggestCommand.self, AnalyzeCommand.self, StatusCommand.self, PingCommand.self,
      CallCommand.self, InteractiveCommand.self,
    ],
    helpNames: .long)
}
