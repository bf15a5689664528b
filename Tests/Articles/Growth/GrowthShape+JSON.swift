extension GrowthShape {
  /// JSON: articles by the thousand, one of thousands of parts, and what is none.
  static let json =
    ["[", "{", "[{", "]", "{\"a\":", "\"", "\\", ",", " ", "1", "[],", "{},", "[{}],", "\"a\",", "-", "\u{FEFF}"].map {
      GrowthShape("\($0.debugDescription) repeated", repeating: $0)
    } + [
      GrowthShape(
        "n articles", "[", numbering: { "{\"id\":\"\($0)\",\"body\":\"a\"}," }, then: "{\"id\":\"x\",\"body\":\"a\"}]"),
      GrowthShape("n articles without an id", "[", repeating: "{\"body\":\"a\"},", then: "{}]"),
      GrowthShape("a body of letters", "[{\"id\":\"a\",\"body\":\"", repeating: "a", then: "\"}]"),
      GrowthShape("a body of escapes", "[{\"id\":\"a\",\"body\":\"", repeating: "\\n", then: "\"}]"),
      GrowthShape("a body of escaped letters", "[{\"id\":\"a\",\"body\":\"", repeating: "\\u3042", then: "\"}]"),
      GrowthShape("a body of escaped marks", "[{\"id\":\"a\",\"body\":\"a", repeating: "\\u0301", then: "\"}]"),
      GrowthShape("a body of marks", "[{\"id\":\"a\",\"body\":\"a", repeating: "\u{301}\u{323}", then: "\"}]"),
      GrowthShape("surrogates", "[{\"id\":\"a\",\"body\":\"", repeating: "\\ud83d\\ude00", then: "\"}]"),
      GrowthShape("n other members", "[{\"id\":\"a\",\"body\":\"b\"", numbering: { ",\"c\($0)\":1" }, then: "}]"),
      GrowthShape("one other member n times", "[{\"id\":\"a\",\"body\":\"b\"", repeating: ",\"c\":1", then: "}]"),
      GrowthShape("a long number", "[{\"id\":\"a\",\"body\":\"b\",\"c\":", repeating: "1", then: "}]"),
      GrowthShape("a long exponent", "[{\"id\":\"a\",\"body\":\"b\",\"c\":1e", repeating: "1", then: "}]"),
      GrowthShape("n tags", "[{\"id\":\"a\",\"body\":\"b\",\"tags\":[\"a\"", repeating: ",\"a\"", then: "]}]"),
      GrowthShape("a tree", "[{\"id\":\"a\",\"body\":\"b\",\"c\":", half: "[", half: "]", then: "}]"),
      GrowthShape("a wide tree", "[{\"id\":\"a\",\"body\":\"b\",\"c\":[0", repeating: ",[]", then: "]}]"),
      GrowthShape(
        "a long date", "[{\"id\":\"a\",\"body\":\"b\",\"published\":\"2026-01-01T12:00:00.", repeating: "0",
        then: "\"}]"),
      GrowthShape("a long id", "[{\"body\":\"b\",\"id\":\"", repeating: "a", then: "\"}]"),
    ]

  /// The same a line.
  static let jsonLines =
    ["{\"id\":\"a\",\"body\":\"b\"}\n", "\n", "{}\n", "x\n", "\r\n", "[\n", "\u{301}\n"].map {
      GrowthShape("lines of \($0.debugDescription)", repeating: $0)
    } + [
      GrowthShape("lines of ids", numbering: { "{\"id\":\"\($0)\",\"body\":\"b\"}\n" }),
      GrowthShape("a line of n members", "{\"id\":\"a\",\"body\":\"b\"", numbering: { ",\"c\($0)\":1" }, then: "}\n"),
    ]
}
