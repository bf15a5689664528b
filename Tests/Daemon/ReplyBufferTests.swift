import ShirabeConfiguration
import ShirabeTestSupport
import Testing

@testable import ShirabeDaemon

/// The order of replies and the change between threads and event loop, without sockets.
struct ReplyBufferTests {
  /// Completes requests in any order, over a socket that takes as much as chance wills, and lets the event loop take its
  /// turns and finish its writes whenever it likes: every reply leaves whole, once, and in the order of the requests, and
  /// notifications leave whole between them.
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func keepsTheOrderWhoeverSends(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var buffer = ReplyBuffer()
    var (underWay, begun): ([Int], Int) = ([], 0)
    var (received, expected): ([UInt8], [UInt8]) = ([], [])
    var replies: [Int: [UInt8]?] = [:]
    // What the event loop, or a thread, was given and has not yet brought to the socket, which nobody may overtake.
    var (writing, isWorkDue, sending) = ([UInt8](), false, [ArraySlice<UInt8>]())
    func take(_ job: ReplyBuffer.SendJob) throws {
      try #require(!(job.tellsEventLoop && isWorkDue), "the event loop is told twice")
      isWorkDue = isWorkDue || job.tellsEventLoop
      guard !job.lines.isEmpty else { return }
      try #require(sending.isEmpty && writing.isEmpty, "a thread sends beside another, or beside the event loop")
      sending = job.lines
    }
    var notified: [UInt8] = []
    while begun < 60 || !underWay.isEmpty || isWorkDue || !writing.isEmpty || !sending.isEmpty {
      switch Int.random(in: 0..<6, using: &random) {
      case 0 where begun < 60:
        guard let number = buffer.begin(1, within: limits(8)) else {
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
        try take(buffer.complete(number, replies[number] ?? nil))
      case 2 where isWorkDue:
        isWorkDue = false
        for line in buffer.takeUnsent() { writing += line }
      case 3 where !writing.isEmpty:
        received += writing
        buffer.sent(byteCount: writing.count)
        writing = []
        buffer.handBack()
      case 4 where notified.count < 100:
        let number = Int.random(in: 0...begun, using: &random)
        guard buffer.mayNotify(after: number, within: limits(8)) else { continue }
        #expect(number < begun && !underWay.contains(number), "a notification overtakes the reply before it")
        let line = Array(repeating: 100 + UInt8(notified.count), count: Int.random(in: 1...9, using: &random))
        notified.append(line[0])
        try take(buffer.notify(line))
      case 5 where !sending.isEmpty:
        let bytes = sending.joined()
        let count = min(bytes.count, Int.random(in: 0...20, using: &random))
        received += bytes.prefix(count)
        let lines = sending
        sending = []
        try take(buffer.hasSent(count, of: lines))
      default: continue
      }
    }
    // Of a line all bytes are the same, and no other line's are.
    for byte in Set(received) {
      let (first, last) = (received.firstIndex(of: byte) ?? 0, received.lastIndex(of: byte) ?? 0)
      #expect(received[first...last].allSatisfy { $0 == byte }, "a line stands within another")
    }
    #expect(received.filter { $0 >= 100 }.reduce(into: [UInt8]()) { if $0.last != $1 { $0.append($1) } } == notified)
    received.removeAll { $0 >= 100 }
    for number in 0..<begun { expected += (replies[number] ?? nil) ?? [] }
    #expect(received == expected)
    let isEmpty = buffer.isEmptyOrTells()
    #expect(isEmpty)
  }

  /// The event loop hears of the end of a request only where it asked to, since each time costs as much as a short search.
  @Test func tellsTheEventLoopOnlyWhatItWaitsFor() throws {
    var buffer = ReplyBuffer()
    let numbers = (0..<3).compactMap { _ in buffer.begin(1, within: limits(3)) }
    try #require(numbers == [0, 1, 2])
    let tells = buffer.finish(0, [1])
    #expect(!tells)
    let more = (0..<2).map { _ in buffer.begin(1, within: limits(3)) }
    #expect(more == [3, nil])
    let tellsOfTheLast = buffer.finish(2, [3])
    #expect(!tellsOfTheLast, "nothing can be sent, so nothing has ended")
    let tellsOfTheNext = buffer.finish(1, nil)
    #expect(tellsOfTheNext)
    let next = buffer.begin(1, within: limits(3))
    #expect(next == 4)
  }

  /// A connection may not close while the rest of a reply is on its way to the event loop.
  @Test func isNotEmptyBeforeTheEventLoopHasTheRest() {
    var buffer = ReplyBuffer()
    _ = buffer.begin(1, within: limits(1))
    var isEmpty = [buffer.isEmptyOrTells()]
    let tells = buffer.finish(0, [1, 2, 3], room: 2)
    #expect(tells)
    isEmpty.append(buffer.isEmptyOrTells())
    let unsent = buffer.takeUnsent()
    #expect(unsent == [[3]])
    isEmpty.append(buffer.isEmptyOrTells())
    #expect(isEmpty == [false, false, true])
  }

  /// Nor while a thread has a reply in its hands.
  @Test func isNotEmptyBeforeAThreadHasSent() {
    var buffer = ReplyBuffer()
    for _ in 0..<2 { _ = buffer.begin(1, within: limits(2)) }
    let first = buffer.complete(0, [1])
    #expect(first == ReplyBuffer.SendJob(lines: [[1]]))
    let second = buffer.complete(1, [2])
    #expect(second == ReplyBuffer.SendJob(), "another thread sends, and has to go on with this")
    var isEmpty = [buffer.isEmptyOrTells()]
    let unsent = buffer.takeUnsent()
    #expect(unsent.isEmpty, "it is not the event loop's")
    isEmpty.append(buffer.isEmptyOrTells())
    let rest = buffer.hasSent(1, of: first.lines)
    #expect(rest == ReplyBuffer.SendJob(lines: [[2]], tellsEventLoop: true))
    isEmpty.append(buffer.isEmptyOrTells())
    let none = buffer.hasSent(1, of: rest.lines)
    #expect(none == ReplyBuffer.SendJob(), "it was told already")
    isEmpty.append(buffer.isEmptyOrTells())
    #expect(isEmpty == [false, false, false, true])
  }

  @Test func sendsNothingOnceClosed() {
    var buffer = ReplyBuffer()
    for _ in 0..<2 { _ = buffer.begin(1, within: limits(2)) }
    _ = buffer.finish(0, [1], room: 0)
    buffer.close()
    let unsent = buffer.takeUnsent()
    #expect(unsent.isEmpty)
    let tells = buffer.complete(1, [2])
    #expect(tells == ReplyBuffer.SendJob())
  }

  /// Requests count by their bytes too, until they are answered; one alone may have any number.
  @Test func boundsTheBytesUnderWay() {
    var buffer = ReplyBuffer()
    let first = buffer.begin(1000, within: limits(8, lineBytes: 10))
    var next = buffer.begin(1, within: limits(8, lineBytes: 10))
    #expect(first == 0 && next == nil)
    let tells = buffer.finish(0, [1])
    #expect(tells)
    let more = (0..<3).map { _ in buffer.begin(10, within: limits(8, lineBytes: 10)) }
    #expect(more == [1, 2, nil])
    next = buffer.beginAtOnce(1, within: limits(8, lineBytes: 10))
    #expect(next == nil)
  }

  /// Replies that wait to be sent keep others from being begun and carried out, but not the one that they wait for.
  @Test func boundsTheBytesThatWaitToBeSent() {
    var buffer = ReplyBuffer()
    let bound = limits(8, unsentBytes: 10)
    for _ in 0..<4 { _ = buffer.begin(1, within: bound) }
    _ = buffer.finish(1, Array(repeating: 1, count: 11))
    var may = [buffer.mayCarryOut(0, within: bound), buffer.mayCarryOut(2, within: bound)]
    #expect(may == [true, false])
    let none = buffer.begin(1, within: bound)
    #expect(none == nil)
    // The socket takes one byte: twelve wait, first for the event loop to take them, then for the client.
    let tells = buffer.finish(0, [2, 3], room: 1)
    #expect(tells)
    may = [buffer.mayCarryOut(2, within: bound), buffer.mayCarryOut(3, within: bound)]
    #expect(may == [true, false])
    let unsent = buffer.takeUnsent()
    #expect(unsent.map(\.count) == [1, 11])
    may = [buffer.mayCarryOut(3, within: bound)]
    buffer.sent(byteCount: 1)
    may.append(buffer.mayCarryOut(3, within: bound))
    buffer.sent(byteCount: 11)
    may.append(buffer.mayCarryOut(3, within: bound))
    #expect(may == [false, false, true])
    let number = buffer.begin(1, within: bound)
    #expect(number == 4)
  }

  private func limits(_ inFlight: Int, lineBytes: Int = 1000, unsentBytes: Int = 1000) -> ConnectionLimits {
    var limits = ConnectionLimits(DaemonConfiguration.Connections())
    limits.maximumInFlight = inFlight
    limits.maximumLineBytes = lineBytes
    limits.maximumUnsentBytes = unsentBytes
    return limits
  }
}

extension ReplyBuffer {
  /// Completes a reply, and sends what is to be sent over a socket that takes so many bytes; true where the event loop is told.
  fileprivate mutating func finish(_ number: Int, _ reply: [UInt8]?, room: Int = .max) -> Bool {
    var job = complete(number, reply)
    var (tells, room) = (job.tellsEventLoop, room)
    while !job.lines.isEmpty {
      let count = min(room, job.lines.joined().count)
      room -= count
      job = hasSent(count, of: job.lines)
      tells = tells || job.tellsEventLoop
    }
    return tells
  }
}
