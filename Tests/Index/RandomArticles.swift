import ShirabeArticles
import ShirabeTestSupport

extension SplitMix64 {
  /// Articles out of so few letters and words that phrases meet often.
  mutating func articles(_ count: Int, idPrefix: String = "a") throws -> [Article] {
    try (0..<count).map { number in
      try Article(
        id: "\(idPrefix)\(number)", title: Bool.random(using: &self) ? prose(6) : nil, body: prose(120),
        published: number % 3 == 0 ? nil : PublishedDate("20\(10 + number % 15)-0\(1 + number % 9)"))
    }
  }

  /// Up to so many pieces of text.
  mutating func prose(_ count: Int) -> String {
    (0..<Int.random(in: 1...count, using: &self)).map { _ in
      SplitMix64.pieces[Int.random(in: 0..<SplitMix64.pieces.count, using: &self)]
    }.joined()
  }

  private static let pieces = [
    "日", "本", "国", "日本", "憲法", "大統領", "の", "は", "に", "ドナルド・トランプ", "トラン", "プ", "ﾄﾗﾝﾌﾟ", "한국", "은행", "唐纳德·特朗普",
    "特朗普", "FARC", "farc", "Néstor", "cat", " concatenate ", "F-35", "35", "18,500", "500", "か所", "𠮷野", "葛\u{E0100}",
    "か\u{3099}", " ",
    "、", "。", "\n", "・", "-", "　",
  ]
}
