import ShirabeTestSupport
import Testing

@testable import ShirabePassages

/// Nearness against chains that are put together one place after the other.
@Suite struct NearnessTests {
  /// Places of one phrase in a text.
  private struct Phrase {
    var length: Int
    var starts: [UInt32]
  }

  /// The places at which a chain of all phrases ends: of each place and set, whether a chain of just these ends there.
  private func endsOfAll(_ phrases: [Phrase], gap: Int) -> Int {
    let places = phrases.indices.flatMap { number in
      phrases[number].starts.map { (number, Int($0), Int($0) + phrases[number].length) }
    }.sorted { $0.1 < $1.1 }
    let reach = phrases.map(\.length).max() ?? 0
    var chains = [Set<Int>](repeating: [], count: places.count)
    for (index, place) in places.enumerated() {
      chains[index].insert(1 << place.0)
      // What begins further away than the longest phrase and the gap cannot reach.
      let near = places[..<index].lastIndex { $0.1 + gap + reach < place.1 }.map { $0 + 1 } ?? 0
      for before in near..<index where places[before].2 <= place.1 && place.1 - places[before].2 <= gap {
        for set in chains[before] where set & 1 << place.0 == 0 { chains[index].insert(set | 1 << place.0) }
      }
    }
    return chains.count { $0.contains(1 << phrases.count - 1) }
  }

  /// One is asked for many texts, as it is for many articles.
  @Test(arguments: [UInt64(1), 2, 3])
  func countsWhatChainsComeTo(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var (some, none) = (0, 0)
    for _ in 0..<60 {
      let count = Int.random(in: 1...8, using: &random)
      let gap = Int.random(in: 0...5, using: &random)
      let lengths = (0..<count).map { _ in Bool.random(using: &random) ? 1 : Int.random(in: 1...9, using: &random) }
      var nearness = Nearness(lengths: lengths, maximumGap: gap)
      for _ in 0..<4 {
        let tokens = Int.random(in: 1...120, using: &random)
        // Of the one or the other phrase there are few places; what is before the column must not count.
        let before = Int.random(in: 0...2, using: &random)
        let column = UInt32(before * 50)...UInt32(before * 50 + tokens)
        let starts = lengths.map { _ in
          let share = Double.random(in: Bool.random(using: &random) ? 0.01...0.1 : 0.2...0.7, using: &random)
          return (0...column.upperBound + 40).filter { _ in Double.random(in: 0..<1, using: &random) < share }
        }
        let found = try nearness.count(starts, in: column)
        let phrases = zip(lengths, starts).map { Phrase(length: $0, starts: $1.filter(column.contains)) }
        try #require(found == endsOfAll(phrases, gap: gap), "lengths \(lengths), gap \(gap), starts \(starts)")
        if found > 0 { some += 1 } else { none += 1 }
      }
    }
    #expect(some > 50 && none > 50)
  }

  /// What is of late goes on over a text of many thousand places, and what is behind it is let go of.
  @Test func countsInLongTexts() throws {
    var random = SplitMix64(seed: 4)
    let lengths = [1, 3, 1, 7]
    let starts = lengths.map { _ in
      (0..<8_000).filter { _ in Int.random(in: 0..<40, using: &random) == 0 }.map(UInt32.init)
    }
    var nearness = Nearness(lengths: lengths, maximumGap: 12)
    let found = try nearness.count(starts, in: 0...UInt32.max)
    #expect(found > 20)
    #expect(found == endsOfAll(zip(lengths, starts).map { Phrase(length: $0, starts: $1) }, gap: 12))
  }
}
