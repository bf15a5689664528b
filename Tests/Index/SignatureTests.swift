import Foundation
import ShirabeTestSupport
import ShirabeText
import Testing

@testable import ShirabeSQLite

/// Which bodies are the same, and which nearly.
@Suite struct SignatureTests {
  @Test(arguments: [
    ("ＡＢＣ １２３", "abc123"), ("18,500か所", "18500か所"), ("ﾄﾗﾝﾌﾟ", "トランプ"), ("ドナルド・トランプ", "ドナルドトランプ"),
    ("一行目\n二行目。", "一行目二行目"), ("Néstor", "NESTOR"), ("か\u{3099}", "が"),
  ])
  func foldedBodiesAreTheSame(_ one: String, _ other: String) throws {
    #expect(try fingerprint(one) == fingerprint(other))
  }

  @Test(arguments: [
    ("日本", "本日"), ("12 3", "1 23"), ("ab c", "a bc"), ("かな", "カナ"), ("日本日本", "日本"), ("東京タワー", "東京タワ"),
    ("internationalization", "internationalisation"), ("abcdefgh", "abcdefghi"),
    ("abcdefghijklmnop", "ijklmnopabcdefgh"),
  ])
  func otherBodiesAreNot(_ one: String, _ other: String) throws {
    let (one, other) = (try fingerprint(one), try fingerprint(other))
    #expect(one.body != other.body)
    #expect(!one.signature.isNear(other.signature))
  }

  @Test func aBodyWithoutTokensHasNone() {
    for body in ["", " \n", "……、。", "★☆"] { #expect(BodyFingerprint(tokens(body)) == nil) }
  }

  /// The words of a body where they end, and no byte that follows them, say what it is.
  @Test func whatFollowsDoesNotCount() throws {
    for end in ["", "。", "。。。。。。。。", " ～～～～ "] { #expect(try fingerprint("港 abc" + end) == fingerprint("港 abc")) }
  }

  @Test(arguments: ReprintedNews.all)
  func reprintsAreNear(_ news: [String]) throws {
    let original = try fingerprint(ReprintedNews.body(news))
    let reprints = [
      ["【みなと新聞＝2月13日朝刊】 記者 山野", "写真は本社撮影"] + news,
      ["本报讯（记者 林溪）"] + news + ["（责任编辑：周一）"],
      news + ["Copyright 2026 Daily Bay. All rights reserved. 無断転載を禁じます。"],
      Array(news.dropLast()), Array(news.dropFirst()), ["속보 바다일보 김기자"] + news.dropLast(),
      news.map { $0.replacingOccurrences(of: "3", with: "4") },
    ]
    for reprint in reprints {
      let other = try fingerprint(ReprintedNews.body(reprint))
      #expect(original.body != other.body || reprint == news.map { $0.replacingOccurrences(of: "3", with: "4") })
      #expect(original.signature.isNear(other.signature), "\(reprint[0])")
      #expect(other.signature.isNear(original.signature))
    }
  }

  @Test func otherNewsOfTheTopicAreNot() throws {
    let signatures = try ReprintedNews.all.map { try fingerprint(ReprintedNews.body($0)).signature }
    for one in signatures.indices {
      for other in signatures.indices { #expect(signatures[one].isNear(signatures[other]) == (one == other)) }
    }
  }

  @Test func shortBodiesAreTheSameOrNot() throws {
    let short = "明日は休みます。また来週お越しください。"
    #expect(tokens(short).tokens.count < BodyFingerprint.minimumNearTokens)
    #expect(try fingerprint(short).signature.isNear(fingerprint("明日は休みます また来週お越しください").signature))
    #expect(try !fingerprint(short).signature.isNear(fingerprint("明日は休みます。また再来週お越しください。").signature))
  }

  /// How often two bodies are near follows from how many stretches they share, at all lengths.
  @Test func agreementFollowsWhatIsShared() throws {
    var random = SplitMix64(seed: 707)
    var near: [Int: Int] = [:]
    for round in 0..<600 {
      let length = [60, 200, 1000][round % 3]
      let letters = (0..<length).map { _ in letter(&random) }
      for percent in [10, 25, 80, 95] {
        // A stretch of the end is written anew.
        let kept = letters.prefix(length * percent / 100)
        let other = kept + (0..<(length - kept.count)).map { _ in letter(&random) }
        if try fingerprint(String(letters)).signature.isNear(fingerprint(String(other)).signature) {
          near[percent, default: 0] += 1
        }
      }
    }
    #expect(near[10, default: 0] <= 1)
    #expect(near[25, default: 0] <= 6)
    #expect(near[80, default: 0] >= 560)
    #expect(near[95, default: 0] == 600)
  }

  private func letter(_ random: inout SplitMix64) -> Character {
    Character(Unicode.Scalar(UInt32.random(in: 0x4E00..<0x9000, using: &random)) ?? "一")
  }

  private func tokens(_ body: String) -> TokenizedText {
    var tokenizer = Tokenizer()
    return tokenizer.tokenize(body)
  }

  private func fingerprint(_ body: String) throws -> BodyFingerprint {
    try #require(BodyFingerprint(tokens(body)))
  }
}
