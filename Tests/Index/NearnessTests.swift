import ShirabeTestSupport
import Testing

@testable import ShirabePassages

/// Nearness against chains that are put together one place after the other.
@Suite struct NearnessTests {
  /// Places of the forms of an operand in a text that have as many tokens.
  private struct Lane {
    var operand: Int
    var length: Int
    var starts: [UInt32]
  }

  /// The places at which a chain of all operands ends: of each place and set, whether a chain of just these ends there.
  private func endsOfAll(_ lanes: [Lane], gap: Int) -> Int {
    let places = lanes.flatMap { lane in
      lane.starts.map { (lane.operand, Int($0), Int($0) + lane.length) }
    }.sorted { $0.1 < $1.1 }
    let reach = lanes.map(\.length).max() ?? 0
    let count = (lanes.map(\.operand).max() ?? 0) + 1
    var chains = [Set<Int>](repeating: [], count: places.count)
    for (index, place) in places.enumerated() {
      chains[index].insert(1 << place.0)
      // What begins further away than the longest phrase and the gap cannot reach.
      let near = places[..<index].lastIndex { $0.1 + gap + reach < place.1 }.map { $0 + 1 } ?? 0
      for before in near..<index where places[before].2 <= place.1 && place.1 - places[before].2 <= gap {
        for set in chains[before] where set & 1 << place.0 == 0 { chains[index].insert(set | 1 << place.0) }
      }
    }
    return chains.count { $0.contains(1 << count - 1) }
  }

  /// One is asked for many texts, as it is for many articles.
  @Test(arguments: [UInt64(1), 2, 3], [1, 4])
  func countsWhatChainsComeTo(_ seed: UInt64, _ maximumFormCount: Int) throws {
    var random = SplitMix64(seed: seed)
    var (some, none) = (0, 0)
    for _ in 0..<60 {
      let count = Int.random(in: 1...8, using: &random)
      let gap = Int.random(in: 0...5, using: &random)
      let forms = (0..<count).map { _ in
        let lengths = (0..<Int.random(in: 1...maximumFormCount, using: &random)).map { _ in
          Bool.random(using: &random) ? 1 : Int.random(in: 1...9, using: &random)
        }
        return Set(lengths).sorted()
      }
      let operands = forms.indices.flatMap { [Int](repeating: $0, count: forms[$0].count) }
      let lengths = forms.flatMap(\.self)
      var nearness = Nearness(NearLanes(lengths: forms), maximumGap: gap)
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
        let lanes = lengths.indices.map {
          Lane(operand: operands[$0], length: lengths[$0], starts: starts[$0].filter(column.contains))
        }
        try #require(found == endsOfAll(lanes, gap: gap), "lengths \(forms), gap \(gap), starts \(starts)")
        if found > 0 { some += 1 } else { none += 1 }
      }
    }
    // Of several forms one or another is near more often.
    #expect(some > 50 && none > (maximumFormCount == 1 ? 50 : 10))
  }

  /// What is of late goes on over a text of many thousand places, and what is behind it is let go of.
  @Test func countsInLongTexts() throws {
    var random = SplitMix64(seed: 4)
    let lengths = [1, 3, 1, 7]
    let starts = lengths.map { _ in
      (0..<8_000).filter { _ in Int.random(in: 0..<40, using: &random) == 0 }.map(UInt32.init)
    }
    var nearness = Nearness(NearLanes(lengths: lengths.map { [$0] }), maximumGap: 12)
    let found = try nearness.count(starts, in: 0...UInt32.max)
    #expect(found > 20)
    let lanes = lengths.indices.map { Lane(operand: $0, length: lengths[$0], starts: starts[$0]) }
    #expect(found == endsOfAll(lanes, gap: 12))
  }

  /// Forms of one length share a lane, so that a place of both is one.
  @Test func formsOfOneLengthShareALane() throws {
    let lanes = NearLanes(lengths: [[2, 3, 2], [1]])
    #expect(lanes.ofForms == [[0, 1, 0], [2]] && lanes.count == 3)
    var nearness = Nearness(lanes, maximumGap: 0)
    #expect(try nearness.count([[0, 9], [20], [2, 23]], in: 0...UInt32.max) == 2)
    #expect(try nearness.count([[0, 9], [20], []], in: 0...UInt32.max) == 0)
    #expect(try nearness.count([[], [20], [23]], in: 0...UInt32.max) == 1)
  }
}
