import ShirabeJSON
import ShirabeTestSupport
import Synchronization
import Testing

struct WriterTests {
  static let escapes: [(String, String)] = [
    ("", ""), ("検索", "検索"), ("a\"b\\c/", #"a\"b\\c/"#), ("\u{8}\t\n\u{C}\r", #"\b\t\n\f\r"#),
    ("\0\u{1F}\u{7F}", "\\u0000\\u001f\u{7F}"), ("a\u{2028}b\u{2029}", #"a\u2028b\u2029"#),
    ("\u{2027}\u{202A}→…“", "\u{2027}\u{202A}→…“"), ("😀", "😀"), ("一二三四五六七八\n", #"一二三四五六七八\n"#),
  ]

  @Test(arguments: escapes)
  func escapesStrings(text: String, written: String) {
    #expect(JSON.string(text).description == "\"\(written)\"")
  }

  @Test func setsCommas() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.appendKey("hits")
    writer.beginArray()
    writer.beginObject()
    writer.endObject()
    writer.appendInteger(-3)
    writer.appendEncoded(Array("[1]".utf8))
    writer.appendNull()
    writer.endArray()
    writer.appendKey("見" as String)
    writer.appendBool(true)
    writer.appendKey("score")
    writer.appendDouble(7.5)
    writer.endObject()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"{"hits":[{},-3,[1],null],"見":true,"score":7.5}"#)
  }

  @Test(arguments: 1...8)
  func randomValuesComeBackOnOneLine(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<300 {
      let value = randomValue(depth: 4, &generator)
      let encoded = value.encoded
      #expect(try JSON(parsing: encoded) == value)
      #expect(!encoded.contains(0x0A))
    }
  }

  private func randomValue(depth: Int, _ generator: inout SplitMix64) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
    case 0: return nil
    case 1: return .bool(.random(using: &generator))
    case 2: return JSON(Int64.random(in: .min ... .max, using: &generator))
    case 3: return JSON(Double.random(in: -1e9..<1e9, using: &generator))
    case 4: return .string(randomString(&generator))
    case 5:
      return .array(
        (0..<Int.random(in: 0..<4, using: &generator)).map { _ in randomValue(depth: depth - 1, &generator) })
    default:
      return .object(
        JSON.Object(
          (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
            .init(name: randomString(&generator), value: randomValue(depth: depth - 1, &generator))
          }))
    }
  }

  /// A writer that is told to end while it writes leaves out what follows, wherever that is.
  @Test func endsWhenItIsTold() throws {
    let text = String(repeating: "灯台の\u{2028}\"光\"\n", count: 16_000)
    let value: JSON = [
      "a": .array((0..<10_000).map { JSON($0) }), "b": .string(text), "c": .array([.string(text), true]),
    ]
    var whole = JSONWriter()
    whole.append(value)
    let asked = Atomic(0)
    var going = JSONWriter { asked.wrappingAdd(1, ordering: .relaxed).newValue > 0 }
    going.append(value)
    #expect(going.bytes == whole.bytes && !going.isEnded)
    let questions = asked.load(ordering: .relaxed)
    #expect(questions > 5)
    for last in 1...questions {
      let asked = Atomic(0)
      var ended = JSONWriter { asked.wrappingAdd(1, ordering: .relaxed).newValue < last }
      ended.append(value)
      #expect(ended.isEnded && asked.load(ordering: .relaxed) == last)
      #expect(ended.bytes.count < (last + 2) << 17 && whole.bytes.starts(with: ended.bytes))
    }
  }

  private func randomString(_ generator: inout SplitMix64) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0..<30, using: &generator) {
      let limit: UInt32 = [0x30, 0x80, 0x3000, 0xFFFF, 0x10FFFF].randomElement(using: &generator) ?? 0x80
      if let scalar = Unicode.Scalar(UInt32.random(in: 0...limit, using: &generator)) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
