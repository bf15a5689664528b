import ShirabeModel
import Testing

@testable import ShirabeTerminal

struct RecordTemplateTests {
  static let hit = SearchHit(
    id: "a.txt",
    fields: FieldValues(title: "麻薬\n対策", published: "2026-02-04", author: "水野", tags: ["港", "x"]), score: 7.3149,
    snippet: Snippet(text: "新しい\t文", marks: []))

  static let records: [(template: String, record: String)] = [
    ("", ""), ("{id}", "a.txt"), (#"{id}\t{title}\t{score:.2f}"#, "a.txt\t麻薬 対策\t7.31"),
    (#"{{{id}}}\n\\\0\r"#, "{a.txt}\n\\\0\r"), ("{{}}", "{}"), ("[{url}]", "[]"), ("{tags}", "港,x"),
    ("{snippet}", "新しい 文"), ("{score}", "7.3149"), ("{score:.0f}|{score:8.1f}|{score:<8.3f}|", "7|     7.3|7.315   |"),
    ("{score:^9.2f}|", "  7.31   |"), ("{score:9}|", "   7.3149|"), ("{title:12}|", "麻薬 対策   |"),
    ("{title:<12}|", "麻薬 対策   |"), ("{title:>12}|", "   麻薬 対策|"), ("{title:^12}|", " 麻薬 対策  |"),
    ("{title:.6}|", "麻薬 …|"), ("{title:8.4}|", "麻…     |"), ("{title:3}|", "麻薬 対策|"), ("{author}{source}", "水野"),
    ("{url:4}|", "    |"),
  ]

  @Test(arguments: records)
  func fills(template: String, record: String) throws {
    #expect(try RecordTemplate(parsing: template).filled(with: Self.hit) == record)
  }

  @Test func aHitWithoutAScoreLeavesItsPlaceEmpty() throws {
    #expect(try RecordTemplate(parsing: "{score:6.2f}|").filled(with: SearchHit(id: "a")) == "      |")
  }

  static let errors: [(String, String)] = [
    ("{nope}", "there is no member {nope}: write one of id, title, score, "), ("{}", "there is no member {}"),
    ("{ID}", "there is no member {ID}"), ("{id", "a { is not closed"), ("id}", "a } has no {"),
    (#"\x"#, #"\x means nothing"#),
    (#"a\"#, #"\ at the end means nothing"#), ("{score:.2}", "\".2\" lays nothing out: write {score:.2f}"),
    ("{title:.2f}", "\".2f\" lays nothing out: write {title:40}"), ("{id:}", "\"\" lays nothing out"),
    ("{id:x}", "\"x\" lays"), ("{id:401}", "\"401\" lays"), ("{score:.f}", "\".f\" lays"), ("{id:-1}", "\"-1\" lays"),
  ]

  @Test(arguments: errors)
  func saysWhatCannotBeRead(template: String, words: String) {
    let error = #expect(throws: TemplateError.self) { try RecordTemplate(parsing: template) }
    #expect(error?.description.hasPrefix(words) == true, "\(error?.description ?? "")")
  }
}
