import ShirabeTestSupport
import Testing

@testable import ShirabeDaemon

/// The order of replies and the change between threads and event loop, without sockets.
struct OutboxTests {
  /// Completes requests in any order, over a socket that takes as much as chance wills, and lets the event loop take its
  /// turns and finish its writes whenever it likes: every reply leaves whole, once, and in the order of the requests.
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func keepsTheOrderWhoeverSends(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var outbox = Outbox()
    var (underWay, begun): ([Int], Int) = ([], 0)
    var (received, expected): ([UInt8], [UInt8]) = ([], [])
    var replies: [Int: [UInt8]?] = [:]
    // What the event loop was given and has not yet brought to the socket, which no thread may overtake.
    var (writing, isTurnDue) = ([UInt8](), false)
    while begun < 60 || !underWay.isEmpty || isTurnDue || !writing.isEmpty {
      switch Int.random(in: 0..<4, using: &random) {
      case 0 where begun < 60:
        guard let number = outbox.begin(atMost: 8) else {
          #expect(underWay.count > 0)
          continue
        }
        try #require(number == begun)
        begun += 1
        underWay.append(number)
        replies[number] =
          Int.random(in: 0..<5, using: &random) == 0
          ? nil as [UInt8]?
          : Array(repeating: UInt8(number), count: Int.random(in: 1...9, using: &random))
      case 1 where !underWay.isEmpty:
        let number = underWay.remove(at: Int.random(in: underWay.indices, using: &random))
        var room = Int.random(in: 0...20, using: &random)
        let tells = outbox.complete(number, replies[number] ?? nil) { line in
          #expect(writing.isEmpty, "a thread sends beside the event loop")
          let count = min(room, line.count)
          room -= count
          received += line[..<count]
          return count
        }
        try #require(!(tells && isTurnDue), "the event loop is told twice")
        isTurnDue = isTurnDue || tells
      case 2 where isTurnDue:
        isTurnDue = false
        for line in outbox.takeUnsent() { writing += line }
      case 3 where !writing.isEmpty:
        received += writing
        writing = []
        outbox.handBack()
      default: continue
      }
    }
    for number in 0..<begun { expected += (replies[number] ?? nil) ?? [] }
    #expect(received == expected)
    let isEmpty = outbox.isEmptyOrTells()
    #expect(isEmpty)
  }

  /// The event loop hears of the end of a request only where it asked to, since each time costs as much as a short search.
  @Test func tellsTheEventLoopOnlyWhatItWaitsFor() throws {
    var outbox = Outbox()
    let numbers = (0..<3).compactMap { _ in outbox.begin(atMost: 3) }
    try #require(numbers == [0, 1, 2])
    let tells = outbox.complete(0, [1], send: \.count)
    #expect(!tells)
    let more = (0..<2).map { _ in outbox.begin(atMost: 3) }
    #expect(more == [3, nil])
    let tellsOfTheLast = outbox.complete(2, [3], send: \.count)
    #expect(!tellsOfTheLast, "nothing can be sent, so nothing has ended")
    let tellsOfTheNext = outbox.complete(1, nil, send: \.count)
    #expect(tellsOfTheNext)
    let next = outbox.begin(atMost: 3)
    #expect(next == 4)
  }

  /// A connection may not close while the rest of a reply is on its way to the event loop.
  @Test func isNotEmptyBeforeTheEventLoopHasTheRest() {
    var outbox = Outbox()
    _ = outbox.begin(atMost: 1)
    var isEmpty = [outbox.isEmptyOrTells()]
    let tells = outbox.complete(0, [1, 2, 3]) { _ in 2 }
    #expect(tells)
    isEmpty.append(outbox.isEmptyOrTells())
    let unsent = outbox.takeUnsent()
    #expect(unsent == [[3]])
    isEmpty.append(outbox.isEmptyOrTells())
    #expect(isEmpty == [false, false, true])
  }

  @Test func sendsNothingOnceClosed() {
    var outbox = Outbox()
    for _ in 0..<2 { _ = outbox.begin(atMost: 2) }
    _ = outbox.complete(0, [1]) { _ in 0 }
    outbox.close()
    let unsent = outbox.takeUnsent()
    #expect(unsent.isEmpty)
    let tells = outbox.complete(1, [2]) { _ in
      Issue.record("sent to a closed connection")
      return 0
    }
    #expect(!tells)
  }
}
