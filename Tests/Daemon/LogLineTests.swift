import Glibc
import Logging
import ShirabeJSON
import ShirabeTestSupport
import Testing

@testable import ShirabeDaemon

/// Lines of the log: one each, whatever is in them.
struct LogLineTests {
  private let time = timespec(tv_sec: 1_770_197_400, tv_nsec: 7_900_000)

  private func line(_ format: LogLine.Format, _ message: String, _ metadata: Logger.Metadata = [:]) -> String {
    LogLine.line(format, at: time, level: .notice, message: message, metadata: metadata)
  }

  @Test func textIsForPeople() {
    #expect(line(.text, "ending") == "2026-02-04T09:30:00.007Z notice ending\n")
  }

  @Test func fieldsAreInOrderAndCanBeToldApart() {
    let metadata: Logger.Metadata = [
      "query": "麻薬 対策", "bytes": .stringConvertible(12), "empty": "", "wide": "一\u{3000}二", "equal": "a=b",
    ]
    #expect(
      line(.text, "slow", metadata)
        == "2026-02-04T09:30:00.007Z notice slow bytes=12 empty=\"\" equal=\"a=b\" query=\"麻薬 対策\" wide=\"一\u{3000}二\"\n"
    )
  }

  /// What stands beside a quotation mark may make one letter of the two.
  @Test func accentsAreKept() {
    #expect(line(.text, "\u{301}a") == "2026-02-04T09:30:00.007Z notice \u{301}a\n")
    #expect(line(.text, "a", ["b": "\u{301} \u{302}"]) == "2026-02-04T09:30:00.007Z notice a b=\"\u{301} \u{302}\"\n")
    #expect(
      line(.json, "\u{301}\u{8}")
        == "{\"ts\":\"2026-02-04T09:30:00.007Z\",\"level\":\"notice\",\"message\":\"\u{301}\\b\"}\n")
  }

  @Test func jsonIsForPrograms() throws {
    let metadata: Logger.Metadata = [
      "number": .stringConvertible(12), "list": .array(["a", "b"]), "inner": .dictionary(["k": "v"]), "text": "12",
    ]
    let parsed = try JSON(parsing: line(.json, "slow", metadata))
    #expect(
      parsed == [
        "ts": "2026-02-04T09:30:00.007Z", "level": "notice", "message": "slow",
        "fields": ["inner": ["k": "v"], "list": ["a", "b"], "number": 12, "text": "12"],
      ])
    #expect(try JSON(parsing: line(.json, "ending"))["fields"] == nil)
  }

  /// Nothing that a terminal obeys gets through, and JSON gives the text back.
  @Test func escapesControls() throws {
    var random = SplitMix64(seed: 8)
    let controls: [UInt32] = Array(0...0x1F) + Array(0x7F...0x9F) + Array(0x2028...0x202E) + Array(0x2066...0x2069)
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0..<20, using: &random) {
        let value = Bool.random(using: &random) ? controls.randomElement(using: &random) : 0x6F22
        text.unicodeScalars.append(Unicode.Scalar(value ?? 0) ?? "x")
      }
      text += ["\"", "\\", "é", "𠮷"].randomElement(using: &random) ?? ""
      for format in LogLine.Format.allCases {
        let line = line(format, text, ["field": .string(text), text: "name"])
        #expect(line.unicodeScalars.dropLast().allSatisfy { !controls.contains($0.value) })
        #expect(line.hasSuffix("\n"))
      }
      let parsed = try JSON(parsing: line(.json, text, ["field": .string(text)]))
      #expect(parsed["message"]?.string == text)
      #expect(parsed["fields"]?["field"]?.string == text)
    }
  }
}
