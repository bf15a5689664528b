import ShirabeModel
import ShirabeSearch
import Testing

@testable import ShirabePassages

@Suite struct SentenceEndsTests {
  /// Sentences are parted by | here.
  @Test(arguments: [
    "一つ。|二つ！|三つ？|四つ",
    "「一つ。」|（二つ。）|『三つ』と四つ。",
    "一つ！？|二つ。。。|三つ｡|四つ．|五つ",
    "一行\n|二行\r\n|三行\u{2028}四行",
    "一段。\n\n　|二段。",
    "你好。|“再见！”|他说。",
    "안녕하세요. |한국은행이다. |끝",
    "One is 1.5 or F.B.I.s. |Two (or three.) \"Four.\" five. |Six.\tSeven.\u{3000}Eight",
    "\"One!\" |Two (or three.)\n|Four \n|Five. \n |\"Six.\"",
    "Жил-был кот. |«Кот!» |Да",
    "一つ。\u{FE00}|二つ。",
    "二〇二六年、・",
    "",
  ])
  func endSentences(_ marked: String) throws {
    var highlighter = Highlighter([])
    let text = try highlighter.read(marked.replacing("|", with: ""))
    var parts: [String] = []
    var start = 0
    for end in try SentenceEnds(of: text).positions {
      parts.append(String(decoding: text.letters.bytes[start..<end], as: UTF8.self))
      start = end
    }
    #expect(parts.joined(separator: "|").utf8.elementsEqual(marked.utf8), "\(parts)")
  }
}
