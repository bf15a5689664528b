import ShirabeTestSupport
import Testing

@testable import ShirabeDaemon

struct FairLineTests {
  @Test func letsClientsTakeTurns() {
    var line = FairLine<String, Int>()
    for number in 0..<4 { line.append(number, of: "many") }
    line.append(10, of: "one")
    line.append(20, of: "two")
    line.append(21, of: "two")
    #expect(line.count == 7)
    let things = (0..<8).map { _ in line.popFirst() }
    #expect(things == [0, 10, 20, 1, 21, 2, 3, nil])
    #expect(line.count == 0)
  }

  /// Things of a client keep their order, none is lost, and none waits while another client is served twice.
  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func isFairAtRandom(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var line = FairLine<Int, Int>()
    var waiting: [Int: [Int]] = [:]
    var servedSince: [Int: Set<Int>] = [:]
    for number in 0..<500 {
      if Int.random(in: 0..<2, using: &random) == 0 {
        let client = Int.random(in: 0..<6, using: &random)
        // The client is a part of the thing, so that the test knows whose it is.
        line.append(number * 6 + client, of: client)
        if waiting[client, default: []].isEmpty { servedSince[client] = [] }
        waiting[client, default: []].append(number * 6 + client)
      } else if let thing = line.popFirst() {
        let client = thing % 6
        try #require(waiting[client]?.first == thing)
        waiting[client]?.removeFirst()
        servedSince[client] = []
        for (other, things) in waiting where other != client && !things.isEmpty {
          let isFirst = servedSince[other, default: []].insert(client).inserted
          try #require(isFirst, "\(other) waits, \(client) goes twice")
        }
      }
      #expect(line.count == waiting.values.reduce(0) { $0 + $1.count })
    }
  }

  /// What is taken out of the line is gone, the rest keeps its order, and nobody's turn is lost.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func forgetsWhatIsTakenOut(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var line = FairLine<Int, Int>()
    var expected: [Int: [Int]] = [:]
    for number in 0..<200 {
      let client = Int.random(in: 0..<9, using: &random)
      line.append(number, of: client)
      expected[client, default: []].append(number)
      if number % 40 == 39 {
        let divisor = Int.random(in: 1...3, using: &random)
        line.removeAll { $0 % divisor == 0 }
        for client in expected.keys { expected[client]?.removeAll { $0 % divisor == 0 } }
      }
    }
    #expect(line.count == expected.values.reduce(0) { $0 + $1.count })
    #expect(Set(line.elements) == Set(expected.values.joined()))
    var found: [Int] = []
    while let number = line.popFirst() { found.append(number) }
    #expect(line.count == 0)
    for numbers in expected.values { #expect(found.filter(Set(numbers).contains) == numbers) }
    #expect(found.count == expected.values.reduce(0) { $0 + $1.count })
  }
}
