import ArgumentParser
import Testing

@testable import ShirabeTerminal

/// Holds the two readers of `search` and `phrase` together.
struct HitListingTests {
  static let lines: [[String]] = [
    ["search", "a"], ["search", "a", "-b", "--", "--all"], ["phrase", "a b", "c"], ["search", "--all", "a"],
    [
      "search", "a", "--socket", "s", "--format", "json", "--color=never", "--limit", "3", "--offset", "4",
      "--sort=newest",
    ],
    ["search", "a", "--fields", "id,tags", "--format=jsonl"], ["search", "a", "--match", "any", "--match", "phrase"],
    ["phrase", "a", "--format", "ids", "--limit", "1000"], ["search", ""],
  ]

  @Test(arguments: lines)
  func readsWhatArgumentParserReads(line: [String]) throws {
    let arguments = ArgumentOrder.optionsFirst(line)
    let command = try ShirabeCommand.parseAsRoot(arguments)
    let direct = try #require(HitListing(ordered: arguments))
    if let search = command as? SearchCommand {
      #expect(direct == search.listing)
    } else {
      #expect(direct == (try #require(command as? PhraseCommand)).listing)
    }
  }

  static let others: [[String]] = [
    [], ["search"], ["search", "--"], ["search", "--help"], ["search", "a", "--help"], ["count", "a"], ["ping"],
    ["search", "a", "--limit", "x"], ["search", "a", "--limit", "-1"], ["search", "a", "--limit"],
    ["search", "a", "--no"],
    ["search", "a", "--all=1"], ["search", "a", "--socket="], ["search", "a", "--all", "--limit", "1"],
    ["search", "a", "--fields", "id"],
    ["search", "a", "--format", "json", "--fields", "id,"], ["phrase", "a", "--match", "any"],
    ["search", "a", "--sort", "x"],
  ]

  @Test(arguments: others)
  func leavesTheRestToArgumentParser(line: [String]) {
    #expect(HitListing(ordered: ArgumentOrder.optionsFirst(line)) == nil)
  }
}
