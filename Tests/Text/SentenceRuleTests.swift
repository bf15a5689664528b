import ShirabeTestSupport
import ShirabeText
import Testing

struct SentenceRuleTests {
  /// A stands before each word or letter, but the first, that begins a sentence; here it is |.
  @Test(arguments: [
    // What ends sentences, runs of it, and what closes after it.
    "一つ。|二つ！|三つ？|四つ｡|五つ．|六つ",
    "一つ！？|二つ。。。|三つ?!|四つ",
    "「はい。」|と言う。「|いいえ！」|とも。（|二つ。）『|三つ』と四つ",
    "你好。“|再见！”|他说。",
    "안녕하세요. |한국은행이다. |끝",
    "Жил-был кот. «|Кот!» |Да",
    // Lines.
    "一行\n|二行\r\n|三行\r|四行\n\n　「|五行", "One\n|two",
    // Full stops: of numbers, addresses and initials; before a space; and before a line's end, whatever closes between.
    "It has 3.5 or 10.0.0.1 at www.example.org, by J.R.R. |Tolkien. |Mr. |Smith... |knows",
    "(One.)\n|Two.”\r\n|Three.'\"]»\n|Four", "One.\n|Two",
    "“One.” Two, (three.) four \"five.\" Six. |Seven", "“One!” |Two (three?) |four",
    // No ends: other white space after a full stop, line separators, other marks.
    "One.\tTwo.\u{A0}Three.\u{3000}Four.\u{2003}Five", "一行\u{2028}二行\u{2029}三行\u{85}四行",
    "一つ‼二つ⁉三つ…四つ、五つ・六つ；七つ", "एक। दो؟ तीन", "。「一つ", "。。。", "",
  ])
  func `sentences begin`(marked: String) {
    #expect(Self.marked(marked.replacing("|", with: "")).utf8.elementsEqual(marked.utf8))
  }

  /// The text with a mark before the tokens that begin sentences.
  private static func marked(_ text: String) -> String {
    var tokenizer = Tokenizer()
    let tokens = tokenizer.tokenize(text).tokens
    var bytes = Array(text.utf8)
    let starts = bytes.withUnsafeBufferPointer { bytes in
      zip(tokens, tokens.dropFirst()).compactMap { token, next in
        let (end, start) = (Int(token.sourceEnd), Int(next.sourceStart))
        return SentenceRule.endsSentence(in: bytes, from: end, to: start) ? start : nil
      }
    }
    for start in starts.reversed() { bytes.insert(UInt8(ascii: "|"), at: start) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Every code point of the planes that have punctuation, alone in its text.
  @Test func `no other code point ends or closes`() {
    let ends = "\n\r!.?。！．？｡"
    let closers = "\"')]}»’”〉》」』】〕〗〙〛〟）］｝｣"
    var found = (ends: "", closers: "")
    for scalar in (0...0x1FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init) {
      let bytes = Array(String(scalar).utf8)
      let (end, closer, trailing) = bytes.withUnsafeBufferPointer { bytes in
        (
          SentenceRule.endByteCount(in: bytes, at: 0), SentenceRule.closerByteCount(in: bytes, at: 0),
          SentenceRule.trailingByteCount(in: bytes, at: 0)
        )
      }
      if end > 0 { found.ends.unicodeScalars.append(scalar) }
      if closer > 0 { found.closers.unicodeScalars.append(scalar) }
      let isWhole = [0, bytes.count].contains(end) && [0, bytes.count].contains(closer)
      if !isWhole || trailing != max(end, closer) { Issue.record("\(scalar): \(end) \(closer) \(trailing)") }
    }
    #expect(found.ends.unicodeScalars.elementsEqual(ends.unicodeScalars))
    #expect(found.closers.unicodeScalars.elementsEqual(closers.unicodeScalars))
  }

  /// A code point that the end of the bytes cuts off is none, and nothing is read past the end.
  @Test func `cut code points are nothing`() {
    for text in ["。", "！", "｡", "」", "”", "»"] {
      for count in 1..<text.utf8.count {
        Array(text.utf8.prefix(count)).withExactBytes { bytes in
          #expect(SentenceRule.trailingByteCount(in: bytes, at: 0) == 0)
        }
      }
    }
  }

  /// Told code point by code point, the rule has the same sentences; and none ends inside a token or between two that touch.
  @Test func `it is the rule told in words`() {
    var random = SplitMix64(seed: 71)
    var tokenizer = Tokenizer()
    var ended = 0
    for number in 0..<3_000 {
      let text =
        number.isMultiple(of: 2) ? random.sentenceText(12) : String(decoding: random.awkwardText(), as: UTF8.self)
      var ends: [Int] = []
      for sentence in text.sentences { ends.append((ends.last ?? 0) + sentence.utf8.count) }
      let tokens = tokenizer.tokenize(text).tokens
      var bytes = text
      bytes.withUTF8 { bytes in
        for (token, next) in zip(tokens, tokens.dropFirst()) {
          let (end, start) = (Int(token.sourceEnd), Int(next.sourceStart))
          let isEnd = SentenceRule.endsSentence(in: bytes, from: end, to: start)
          let isExpected = ends.contains { end < $0 && $0 <= start }
          #expect(isEnd == isExpected, "\(text.debugDescription) \(end)..<\(start)")
          #expect(!(isEnd && next.touchesPrevious), "\(text.debugDescription) \(start)")
          if isEnd { ended += 1 }
        }
      }
      for token in tokens {
        #expect(!ends.contains { Int(token.sourceStart) < $0 && $0 < Int(token.sourceEnd) }, "\(text.debugDescription)")
      }
    }
    #expect(ended > 3_000)
  }
}
