import Glibc
import Testing

/// The measures themselves, against figures worked out by hand.
struct MeasureTests {
  static let rankings: [(ranking: [String], recallAtOne: Double, reciprocalRank: Double, gainAtTen: Double)] = [
    (["a"], 1, 1, 1 / (1 + 1 / log2(3))),
    (["a", "b"], 1, 1, 1), (["b", "a", "x"], 1, 1, 1),
    (["x", "b"], 0, 0.5, (1 / log2(3)) / (1 + 1 / log2(3))),
    (["x", "x", "x", "a"], 0, 0.25, (1 / log2(5)) / (1 + 1 / log2(3))),
    ([String](repeating: "x", count: 10) + ["a"], 0, 1.0 / 11, 0),
    (["x"], 0, 0, 0), ([], 0, 0, 0),
  ]

  @Test(arguments: rankings)
  func measures(ranking: [String], recallAtOne: Double, reciprocalRank: Double, gainAtTen: Double) {
    let quality = RankingQuality(ranking, right: ["a", "b"])
    #expect(quality.recallAtOne == recallAtOne && quality.reciprocalRank == reciprocalRank)
    #expect(abs(quality.gainAtTen - gainAtTen) < 1e-12)
  }

  @Test func takesTheMean() {
    let mean = RankingQuality(
      meanOf: [RankingQuality(["a"], right: ["a"]), RankingQuality(["b", "a"], right: ["a"])])
    #expect(mean.recallAtOne == 0.5 && mean.reciprocalRank == 0.75)
    #expect(abs(mean.gainAtTen - (1 + 1 / log2(3)) / 2) < 1e-12)
    #expect(RankingQuality(meanOf: []) == RankingQuality([], right: ["a"]))
  }

  @Test func showsWhatDiffers() {
    #expect(GoldenFile.difference("one\ntwo\nthree\n", "one\n2\nthree\nfour\n") == "-2: two\n+2: 2\n+4: four")
  }

  @Test(arguments: ["ja\tauto\ta", "ja\tauto\t\tx", "ja\tsome\ta\tx", "ja\tauto\ta\t", "ja\tauto\ta\tx\ty"])
  func refusesALineThatIsNoQuestion(line: String) {
    #expect(throws: (any Error).self) { try Question.all(in: line) }
  }
}
