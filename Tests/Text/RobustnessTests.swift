import ShirabeTestSupport
import ShirabeText
import Testing

@Suite struct RobustnessTests {
  @Test func randomBytesNeverTrap() {
    var random = SplitMix64(seed: 1)
    var tokenizer = Tokenizer(keepsSeparators: true)
    var text = TokenizedText()
    for round in 0..<5_000 {
      // Every other round keeps to lead bytes and continuations, which get further into the decoder.
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        round % 2 == 0 ? UInt8.random(in: 0...255, using: &random) : UInt8.random(in: 0x80...0xF5, using: &random)
      }
      bytes.withUnsafeBufferPointer { tokenizer.tokenize($0, into: &text) }
      #expect(String(validating: text.folded, as: UTF8.self) != nil)
      for token in text.tokens { #expect(token.sourceRange.upperBound <= bytes.count) }
    }
  }

  @Test(
    arguments: [
      [0xFF], [0xC0, 0x80], [0xE3, 0x81], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0x80],
    ] as [[UInt8]])
  func illFormedBytesSeparate(_ bytes: [UInt8]) {
    var tokenizer = Tokenizer()
    var text = TokenizedText()
    (Array("日".utf8) + bytes + Array("本".utf8)).withUnsafeBufferPointer { tokenizer.tokenize($0, into: &text) }
    #expect(text.tokens.map(text.string) == ["日", "本"])
    #expect(text.tokens.last?.touchesPrevious == false)
  }

  @Test func heapsOfMarksStayCheap() {
    var tokenizer = Tokenizer()
    let marks = String(repeating: "\u{301}\u{323}\u{3099}", count: 100_000)
    #expect(tokenizer.tokenize("a" + marks + "b").tokens.count == 1)
    #expect(tokenizer.tokenize("漢" + marks + "字").tokens.count == 2)
    #expect(tokenizer.tokenize(marks).tokens.isEmpty)
  }

  @Test func nothingIsNothing() {
    var tokenizer = Tokenizer()
    #expect(tokenizer.tokenize("").tokens.isEmpty)
    #expect(tokenizer.tokenize("\u{200B}").tokens.isEmpty)
    #expect(tokenizer.tokenize("。、！\n\t").tokens.isEmpty)
  }
}
