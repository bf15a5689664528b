import Testing

@testable import ShirabeTerminal

struct ArgumentOrderTests {
  static let cases: [([String], [String])] = [
    (["search", "麻薬", "対策"], ["search", "--", "麻薬", "対策"]),
    (["search", "麻薬", "-対策"], ["search", "--", "麻薬", "-対策"]),
    (["search", "a", "--limit", "3", "b", "--all"], ["search", "--limit=3", "--all", "--", "a", "b"]),
    (["search", "--limit", "-3", "a"], ["search", "--limit=-3", "--", "a"]),
    (["search", "-h", "-"], ["search", "--", "-h", "-"]),
    (["phrase", "--", "--all", "--"], ["phrase", "--", "--all", "--"]),
    (["count", "a", "--socket=x"], ["count", "--socket=x", "--", "a"]),
    (["search", "--help"], ["search", "--help"]),
    (["search", "--explain", "a", "--positions"], ["search", "--explain", "--positions", "--", "a"]),
    (["why-not", "a.txt", "x", "-y", "--match", "any"], ["why-not", "--match=any", "--", "a.txt", "x", "-y"]),
    (["suggest", "コロ", "--limit", "3"], ["suggest", "--limit=3", "--", "コロ"]),
    (["similar", "-id", "--facet", "tag"], ["similar", "--facet=tag", "--", "-id"]),
    (["analyze", "-1", "F-35"], ["analyze", "--", "-1", "F-35"]),
    (["search", "--limit"], ["search", "--limit"]),
    (["show", "-id", "--format", "json"], ["show", "--format=json", "--", "-id"]),
    (["search", "-0", "a", "--", "-0"], ["search", "--null", "--", "a", "-0"]),
    (["follow", "a", "-b", "-0", "--limit", "3"], ["follow", "--null", "--limit=3", "--", "a", "-b"]),
    (["count", "-0"], ["count", "--", "-0"]),
    (["search", "--batch", "--print", "-{id}"], ["search", "--batch", "--print=-{id}"]),
    (["similar", "--csv-safe", "a", "--format", "csv"], ["similar", "--csv-safe", "--format=csv", "--", "a"]),
    (["-h"], ["--help"]), (["search", "-h"], ["search", "--help"]), (["ping", "-h"], ["ping", "--help"]),
    (["phrase", "-h"], ["phrase", "--", "-h"]), (["search", "a", "-h"], ["search", "--", "a", "-h"]),
    (["ping", "--wait", "1"], ["ping", "--wait", "1"]), ([], []),
  ]

  @Test(arguments: cases)
  func putsOptionsFirst(arguments: [String], ordered: [String]) {
    #expect(ArgumentOrder.optionsFirst(arguments) == ordered)
  }
}
