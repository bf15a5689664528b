import ShirabeText
import Testing

/// Names that were probably meant.
struct NearestNameTests {
  @Test(
    arguments: [
      ("serach", "search"), ("SEARCH", "search"), ("idnex", "index"), ("cont", "count"), ("suggset", "suggest"),
      // An edit is near however short the name is; a third of the letters however long.
      ("ge", "get"), ("unsubscrip", "unsubscribe"), ("unrelated", nil), ("", nil), ("xyz", nil),
    ] as [(String, String?)])
  func isTheOneSpelledMostAlike(name: String, meant: String?) {
    let names = ["count", "get", "index", "search", "suggest", "unsubscribe"]
    #expect(NearestName.of(name, among: names) == meant)
  }

  @Test func isTheFirstOfSeveral() {
    #expect(NearestName.of("cat", among: ["bat", "car", "rat"]) == "bat")
    #expect(NearestName.of("car", among: ["bat", "Car", "rat"]) == "Car")
    #expect(NearestName.of("cat", among: []) == nil)
  }
}
