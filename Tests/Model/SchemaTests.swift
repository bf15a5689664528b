import ShirabeJSON
import ShirabeTestSupport
import Testing

/// The checker that the tests of replies trust.
struct SchemaTests {
  private static let pair: JSON = ["type": "array", "items": ["type": "integer"], "minItems": 2, "maxItems": 2]
  private static let object: JSON = ["type": "object", "properties": ["a": ["type": "string"]], "required": ["a"]]

  static let cases: [(schema: JSON, value: JSON, problems: [String])] = [
    (true, [1], []), (false, 1, ["$ may not be there"]), ([:], "x", []),
    (["type": "string"], "x", []), (["type": "string"], 1, ["$ is a number, not of type \"string\""]),
    (["type": "integer"], 1.5, ["$ is a number, not of type \"integer\""]), (["type": "integer"], 2, []),
    (["type": "number"], 1.5, []), (["type": "boolean"], false, []), (["type": "null"], .null, []),
    (["const": 1], 2, ["$ is 2, not 1"]), (["enum": ["a", "b"]], "b", []),
    (["enum": ["a"]], "c", ["$ is \"c\", none of [\"a\"]"]),
    (["minimum": 0], -1, ["$ is under 0"]), (["minimum": 0], 0, []), (["maximum": 3], 4, ["$ is over 3"]),
    (["maximum": 3], "x", []),
    (["minLength": 1], "", ["$ is shorter than 1"]), (["minLength": 1], "題", []),
    (pair, [1, 2], []), (pair, [1], ["$ is shorter than 2"]), (pair, [1, 2, 3], ["$ is longer than 2"]),
    (pair, [1, "x"], ["$[1] is a string, not of type \"integer\""]),
    (object, ["a": "x"], []), (object, [:], ["$ has no a"]),
    (object, ["a": 1], ["$.a is a number, not of type \"string\""]),
    (object, ["a": "x", "b": 1], ["$.b may not be there"]),
    (["type": "object", "properties": [:], "additionalProperties": true], ["b": 1], []),
    (
      ["properties": [:], "additionalProperties": ["type": "string"]], ["b": 1],
      ["$.b is a number, not of type \"string\""]
    ),
    (["oneOf": [["required": ["a"]], ["required": ["b"]]]], ["a": 1], []),
    (
      ["oneOf": [["required": ["a"]], ["required": ["b"]]]], ["a": 1, "b": 1],
      ["$ is valid by 2 of the schemas of oneOf"]
    ),
    (["$ref": "#/$defs/x", "$defs": ["x": ["type": "string"]]], 1, ["$ is a number, not of type \"string\""]),
    (["$ref": "other"], 1, ["$ is 1, not 2"]),
  ]

  @Test(arguments: cases)
  func finds(schema: JSON, value: JSON, problems: [String]) throws {
    #expect(try Schema(schema, isClosed: true) { _ in ["const": 2] }.problems(in: value) == problems)
  }

  @Test func letsMorePassWhereItIsOpen() throws {
    #expect(try Schema(Self.object).problems(in: ["a": "x", "b": 1]) == [])
  }

  @Test(
    arguments: [
      ["pattern": "x"], ["type": "text"], ["$ref": "#/$defs/none"], ["$ref": "elsewhere"], ["minimum": "x"], 1,
    ] as [JSON])
  func refusesWhatItDoesNotKnow(schema: JSON) {
    #expect(throws: (any Error).self) { try Schema(schema).problems(in: 1) }
  }
}
