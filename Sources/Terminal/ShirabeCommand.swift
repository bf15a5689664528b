import ArgumentParser
import ShirabeManual
import ShirabeModel

/// The root of the commands.
struct ShirabeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shirabe",
    abstract: "Search articles through shirabed, which --start starts.",
    discussion: """
      A query is the rest of the words: 麻薬 対策 (both), "公的 機関" (phrase), A OR B, -A (without), title:憲法, \
      date:2025-09.., transl*. Long options stand before or after it; after -- everything is query.

      Example: shirabe search --limit 3 麻薬 対策
      Example: shirabe search --start 麻薬

      Guides, printed by shirabe help TOPIC: \(Guide.allCases.map(\.rawValue).joined(separator: ", ")).

      Exit status: 0 something was found, 1 nothing was; --explain-exit-status tells the others.
      """,
    version: Version.current,
    subcommands: [
      SearchCommand.self, PhraseCommand.self, SimilarCommand.self, FollowCommand.self, CountCommand.self,
      ShowCommand.self,
      WhyNotCommand.self, SuggestCommand.self, AnalyzeCommand.self, StatusCommand.self, PingCommand.self,
      CallCommand.self, InteractiveCommand.self,
    ],
    helpNames: .long)

  @OptionGroup var manual: ManualOptions<ClientManual>
}
