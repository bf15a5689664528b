import ShirabeJSON
import ShirabeTestSupport
import Testing

/// Bytes that are JSON or nearly so: whatever comes is read or refused at a place in it, and what was read can be written.
///
/// `SHIRABE_FUZZ_INPUTS=1000000 swift test --filter FuzzTests` tries more, `SHIRABE_FUZZ_SEED=2` tries others.
struct JSONFuzzTests {
  @Test func changedTexts() throws {
    let run = FuzzRun(inputCount: 1500)
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\u2028", "\\ud800", "\\udc00", "\\ud83d\\ude00", "\\x",
      "\\/",
      "null", "true", "false", "nul", "-", "0", "01", "1.", "1e", "1e+5", "-0.0", "0.1e-300", "{\"a\":", "\"a\":1,",
      "[[[[",
      "123456789012345678901234567890", "\u{2028}",
    ].map { Array($0.utf8) }
    let mutator = try Mutator(FuzzCorpus("protocol"), dictionary: pieces, seed: run.seed)
    #expect(run.complaints(inputs: mutator.input) { complaint(about: $0) } == [])
  }

  private func complaint(about bytes: [UInt8]) -> String? {
    // Most inputs are something else than one text: each line of them may be one.
    let lines = bytes.split(separator: UInt8(ascii: "\n")).prefix(16)
    return complaint(aboutText: bytes)
      ?? (lines.count > 1 ? lines.lazy.compactMap { complaint(aboutText: Array($0)) }.first : nil)
  }

  private func complaint(aboutText bytes: [UInt8]) -> String? {
    let value: JSON
    do throws(JSONError) {
      value = try bytes.withExactBytes { bytes throws(JSONError) in try JSON(parsing: bytes) }
    } catch {
      guard (0...bytes.count).contains(error.offset) else { return "byte \(error.offset) is not in the text" }
      return error.reason.isEmpty ? "no reason is given" : nil
    }
    let encoded = value.encoded
    guard let line = String(validating: encoded, as: UTF8.self) else { return "what is written is not UTF-8" }
    guard !line.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\u{2028}" || $0 == "\u{2029}" }) else {
      return "what is written is not one line"
    }
    do throws(JSONError) {
      let again = try JSON(parsing: encoded)
      return again == value && again.encoded == encoded ? nil : "what is written is read as something else"
    } catch {
      return "what is written is refused: \(error)"
    }
  }
}
