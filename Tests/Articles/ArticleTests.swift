import ShirabeArticles
import ShirabeJSON
import Testing

@Suite struct ArticleTests {
  private func article(_ text: String) throws -> Article { try Article(try JSON(parsing: text)) }

  @Test(arguments: [
    #"{"id":"a","body":""}"#,
    #"{"id":"a","title":"t","body":"b","author":"w","source":"s","url":"u","language":"ja","published":"2025","tags":["x"]}"#,
    #"{"id":"a","body":"b","tags":[],"z":1.50e3,"y":{"b":null,"a":[1.0]},"y":null}"#,
    #"{"id":"e\#u{301}","title":"\#u{e9}","body":"a\nb"}"#,
  ])
  func `an article comes back as it was given`(text: String) throws {
    #expect(try article(text).json.description == text)
  }

  @Test func `members in another order come back in the usual one`() throws {
    let given = #"{"n":1,"body":"b","tags":["x"],"id":"a","title":"t"}"#
    #expect(try article(given).json.description == #"{"id":"a","title":"t","body":"b","tags":["x"],"n":1}"#)
  }

  @Test func `null for an optional member counts as absent`() throws {
    let article = try article(#"{"id":"a","body":"b","title":null,"tags":null,"published":null,"author":null}"#)
    #expect(article.json.description == #"{"id":"a","body":"b"}"#)
  }

  @Test(arguments: [
    (#"[]"#, ArticleError.notAnObject(found: "an array")),
    (#"{"body":"b"}"#, .missingMember("id")),
    (#"{"id":"a"}"#, .missingMember("body")),
    (#"{"id":null,"body":"b"}"#, .wrongType(member: "id", allowed: "a string", found: "null")),
    (#"{"id":7,"body":"b"}"#, .wrongType(member: "id", allowed: "a string", found: "a number")),
    (#"{"id":"a","body":["b"]}"#, .wrongType(member: "body", allowed: "a string", found: "an array")),
    (#"{"id":"a","body":"b","title":1}"#, .wrongType(member: "title", allowed: "a string", found: "a number")),
    (#"{"id":"a","body":"b","author":{}}"#, .wrongType(member: "author", allowed: "a string", found: "an object")),
    (
      #"{"id":"a","body":"b","published":2025}"#,
      .wrongType(member: "published", allowed: "a string", found: "a number")
    ),
    (
      #"{"id":"a","body":"b","tags":"x"}"#,
      .wrongType(member: "tags", allowed: "an array of strings", found: "a string")
    ),
    (
      #"{"id":"a","body":"b","tags":["x",1]}"#,
      .wrongType(member: "tags", allowed: "an array of strings", found: "a number in it")
    ),
    (#"{"id":"a","body":"b","id":"a"}"#, .repeatedMember("id")),
    (#"{"id":"","body":"b"}"#, .invalidID(reason: "the id is empty")),
    (#"{"id":"a\nb","body":"b"}"#, .invalidID(reason: "the id has a control character")),
    (#"{"id":"a\u0085","body":"b"}"#, .invalidID(reason: "the id has a control character")),
  ])
  func `what breaks a rule is refused by name`(text: String, error: ArticleError) throws {
    let json = try JSON(parsing: text)
    #expect(throws: error) { try Article(json) }
  }

  @Test func `an id has at most 512 bytes`() throws {
    let longest = String(repeating: "調", count: 170) + "ab"
    #expect(try Article(id: longest, body: "").id == longest)
    #expect(throws: ArticleError.invalidID(reason: "the id has 513 bytes")) { try Article(id: longest + "c", body: "") }
  }
}
