import ShirabeJSON
import ShirabeTestSupport
import Testing

struct ParserTests {
  static let accepted: [(String, JSON)] = [
    ("null", nil), (" true ", true), ("\t[\r\n]", []), ("{}", [:]), ("false", false),
    ("\"検索\"", "検索"), (#""\u691c\u7d22""#, "検索"), (#""\ud83d\ude00\"\\\/\b\f\n\r\t""#, "😀\"\\/\u{8}\u{C}\n\r\t"),
    (#"{"a":[1,-2,{"b":null}],"c":"d"}"#, ["a": [1, -2, ["b": nil]], "c": "d"]),
    ("\"長い文字列の後に\\n改行があり、さらに続く\"", "長い文字列の後に\n改行があり、さらに続く"),
    (#""\u0000""#, "\0"), ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
  ]

  @Test(arguments: accepted)
  func acceptsJSON(text: String, value: JSON) throws {
    #expect(try JSON(parsing: text) == value)
  }

  @Test(arguments: ["0", "-0", "1.0", "1e5", "1E+05", "-1.25e-7", "123456789012345678901234567890", "1e999"])
  func keepsNumbersAsWritten(text: String) throws {
    #expect(try JSON(parsing: text).number?.text == text)
    #expect(try JSON(parsing: "[\(text)]").description == "[\(text)]")
  }

  static let refused: [(String, Int)] = [
    ("", 0), (" ", 1), ("tru", 0), ("nul", 0), ("01", 1), ("-", 1), ("+1", 0), (".5", 0), ("1.", 2), ("1e", 2),
    ("1e+", 3),
    ("--1", 1), ("NaN", 0), ("Infinity", 0), ("0x10", 1), ("1 2", 2), ("[1,]", 3), ("[,1]", 1), ("[1", 2), ("[1 2]", 3),
    ("{\"a\"}", 4), ("{\"a\":}", 5), ("{\"a\":1,}", 7), ("{a:1}", 1), ("{'a':1}", 1), ("{\"a\":1", 6), ("\"a", 0),
    ("\"a\nb\"", 2), ("\"a\\x\"", 2), ("\"\\u12G4\"", 1), ("\"\\u12", 1), ("\"\\", 1), ("\"\\ud800\"", 1),
    ("\"\\udc00\"", 1), ("\"\\ud800\\ud800\"", 1), ("\"\\ud800\\n\"", 1), ("\"\\ud800x", 1), ("]", 0), ("\u{FEFF}1", 0),
    ("// no\n1", 0), ("\"a\\n\tb\"", 4),
  ]

  @Test(arguments: refused)
  func refusesWhatIsNotJSON(text: String, offset: Int) {
    let error = #expect(throws: JSONError.self) { try JSON(parsing: text) }
    #expect(error?.offset == offset, "\(error?.reason ?? "")")
    #expect(error?.reason.isEmpty == false)
  }

  static let illFormed: [([UInt8], Int)] = [
    ([0x80], 0), ([0xC0, 0xAF], 0), ([0xE3, 0x81], 0), ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
    ([0x61, 0xFF, 0x62], 1), ([0xE3, 0x81, 0x82, 0xE3, 0x81], 3), ([0x5C, 0x6E, 0x61, 0xFE], 3),
  ]

  @Test(arguments: illFormed)
  func refusesInvalidUTF8(content: [UInt8], offset: Int) {
    let quote = UInt8(ascii: "\"")
    let error = #expect(throws: JSONError.self) { try JSON(parsing: [quote] + content + [quote]) }
    #expect(error == JSONError(offset: offset + 1, reason: "this is not UTF-8"))
  }

  @Test func boundsTheDepth() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    _ = try JSON(parsing: nested(64))
    #expect(throws: JSONError(offset: 64, reason: "nested deeper than 64 levels")) { try JSON(parsing: nested(65)) }
    #expect(throws: JSONError.self) { try JSON(parsing: String(repeating: "{\"a\":", count: 100_000)) }
    #expect(throws: JSONError.self) { try JSON(parsing: "[{}]", maximumDepth: 1) }
  }

  @Test func looksUpTheLastOfANameAndKeepsThemAll() throws {
    let value = try JSON(parsing: #"{"b":1,"a":2,"b":3}"#)
    #expect(value["b"] == 3)
    #expect(value["c"] == nil)
    #expect(value.description == #"{"b":1,"a":2,"b":3}"#)
  }

  @Test func looksUpNamesAsBytes() throws {
    let value = try JSON(parsing: "{\"e\u{301}\":1}")
    #expect(value["\u{E9}"] == nil)
    #expect(value["e\u{301}"] == 1)
  }

  @Test func countsOffsetsOfASliceFromItsStart() {
    let bytes = Array("12345[x]".utf8)
    #expect(throws: JSONError(offset: 1, reason: "a value must stand here")) { try JSON(parsing: bytes[5...]) }
  }

  @Test func randomBytesNeverTrap() {
    var generator = SplitMix64(seed: 1)
    let alphabet = Array("{}[]\",:\\u0dDef8tn-1.e \n".utf8) + [0xE3, 0x81, 0x82, 0xFF, 0x00]
    for _ in 0..<20_000 {
      let length = Int.random(in: 0..<40, using: &generator)
      let bytes = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      if let value = try? JSON(parsing: bytes) {
        #expect((try? JSON(parsing: value.encoded)) == value)
      }
    }
  }
}
