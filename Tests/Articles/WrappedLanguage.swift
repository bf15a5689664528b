import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

/// Prose of a language, and how a program wraps it.
enum WrappedLanguage: String, CaseIterable {
  case japanese, chinese, korean, english

  /// Sentences one after the other, as this language sets them.
  func paragraph(sentenceCount: Int, _ random: inout SplitMix64) -> String {
    (0..<sentenceCount).map { _ in sentence(&random) }.joined(separator: isOfWords ? " " : "")
  }

  /// The paragraph with line feeds: before the word or, where there are none, before the letter that does not fit, but never
  /// before punctuation.
  func wrap(_ paragraph: String, at width: Int, indent: String) -> String {
    var lines = [indent]
    for piece in pieces(paragraph) {
      let line = lines[lines.count - 1]
      let isFirst = line.allSatisfy(\.isWhitespace)
      let gap = isOfWords && !isFirst ? " " : ""
      if Columns.count(of: Substring(line + gap + piece)) <= width || isFirst {
        lines[lines.count - 1] += gap + piece
      } else {
        lines.append(piece)
      }
    }
    return lines.joined(separator: "\n")
  }

  private var isOfWords: Bool { self == .korean || self == .english }

  private func pieces(_ paragraph: String) -> [String] {
    guard !isOfWords else { return paragraph.split(separator: " ").map(String.init) }
    return paragraph.reduce(into: []) { pieces, letter in
      if "、。，」".contains(letter), let last = pieces.popLast() {
        pieces.append(last + String(letter))
      } else {
        pieces.append(String(letter))
      }
    }
  }

  private func sentence(_ random: inout SplitMix64) -> String {
    let count = Int.random(in: 4...9, using: &random)
    let words = (0..<count).map { _ in random.pick(self.words, or: "") }
    switch self {
    case .japanese: return words.prefix(3).joined() + "、" + words.dropFirst(3).joined() + "した。"
    case .chinese: return words.prefix(3).joined() + "，" + words.dropFirst(3).joined() + "。"
    case .korean: return words.joined(separator: " ") + " 열었다."
    case .english: return "The " + words.joined(separator: " ") + "."
    }
  }

  private var words: [String] {
    switch self {
    case .japanese: ["橋を", "市長は", "雪の中で", "三千人が", "太鼓と", "対岸の村に", "十年ぶりに", "バスの路線", "夜まで"]
    case .chinese: ["大桥", "市长", "冒雪", "三千名市民", "对岸的村子", "十年以后", "公共汽车", "直到深夜", "重新开放"]
    case .korean: ["다리를", "시장은", "눈 속에서", "시민들이", "강 건너", "마을에서는", "열 해 만에", "버스 노선도", "밤늦게까지"]
    case .english:
      ["bridge", "mayor", "snow", "three thousand", "people", "across", "the river", "opened", "villages", "of"]
    }
  }
}
