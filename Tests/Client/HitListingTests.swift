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
    ["search", "a", "--explain", "--positions", "--facet", "source", "--facet=year", "--snippets", "3"],
    ["phrase", "--snippet-letters=20", "a", "--offset-unit", "utf16", "--format", "json"],
    ["search", "--format", "tsv", "--snippet-letters", "1000", "a"],
    ["search", "--offset-unit", "grapheme", "--positions", "a"],
    ["search", "a", "--collapse-duplicates", "--sort", "oldest"], ["phrase", "--collapse-duplicates", "a"],
    ["search", "--fields", "tags,id,tags", "--format", "csv", "a"], ["search", "a", "--fields", "url"],
    ["search", "a", "-0", "--format", "ids"], ["phrase", "a", "--print", "{id}\\t{score:.2f}", "--null"],
    ["search", "--width", "40", "--links=never", "--no-pager", "a"],
    ["search", "--format", "markdown", "--", "a", "-0"], ["search", "a", "--start"],
    ["phrase", "--start", "--index", "i", "a"],
    ["search", "--csv-safe", "a", "--format", "csv"], ["phrase", "a", "--format=csv", "--csv-safe"],
    ["search", "--since", "17", "a"], ["phrase", "a", "--since=01ab:17", "--all"],
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
    ["search", "a", "--fields", "id", "--format", "ids"], ["search", "a", "-0"], ["search", "a", "--print", "{x}"],
    ["search", "a", "--print", "{id}", "--format", "json"], ["search", "a", "--width", "x"], ["search", "--batch"],
    ["search", "--batch", "a"], ["search", "a", "--width", "9", "--format", "tsv"], ["search", "a", "--links", "on"],
    ["search", "a", "--format", "json", "--fields", "id,"], ["phrase", "a", "--match", "any"],
    ["search", "a", "--sort", "x"], ["similar", "a"], ["why-not", "a", "b"], ["suggest", "a"], ["analyze", "a"],
    ["search", "a", "--explain=1"], ["search", "a", "--facet", "tags"], ["search", "a", "--facet="],
    ["search", "a", "--snippets", "0"], ["search", "a", "--snippets", "11"],
    ["search", "a", "--snippet-letters", "19"],
    ["search", "a", "--offset-unit", "byte"], ["search", "a", "--offset-unit", "utf16"],
    ["search", "a", "--collapse-duplicates", "--all"], ["search", "a", "--collapse-duplicates", "--sort", "id"],
    ["search", "a", "--collapse-duplicates=1"], ["search", "a", "--format", "ids", "--explain"],
    ["search", "a", "--format", "jsonl", "--facet", "tag"], ["search", "a", "--since", "x"],
    ["search", "a", "--index", "i"], ["search", "a", "--start=1"], ["search", "a", "--csv-safe"],
    ["search", "a", "--csv-safe=1", "--format", "csv"],
  ]

  @Test(arguments: others)
  func leavesTheRestToArgumentParser(line: [String]) {
    #expect(HitListing(ordered: ArgumentOrder.optionsFirst(line)) == nil)
  }
}
