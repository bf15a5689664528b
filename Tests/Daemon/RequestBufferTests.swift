import Dispatch
import ShirabeConfiguration
import ShirabeModel
import ShirabeTestSupport
import Testing

@testable import ShirabeDaemon

/// Who reads a connection and when, and the order of its lines, without sockets.
struct RequestBufferTests {
  private static let maximumLineBytes = 1 << 20
  private static let interactive = ["a\n", "b\n"]

  /// Reads of the event loop, and whether the connection is handed off after them.
  @Test(arguments: [
    ([], false), (["a\n"], false), (interactive, true), (["a\r\n", "\r\nb\n"], true), (["a\n", "\n"], false),
    (["a\nb\n"], false), (["a\nb\n", "c\n"], false), (["a\nb\n", "c\n", "d\n"], true), (["a\n", "b"], false),
    (["a\n", "b", "\n"], false), (["a\n", "b", "\n", "c\n", "d\n"], true), (["a\n", "b\nc"], false),
  ])
  func handsOffAnInteractiveConnection(reads: [String], isHandedOff: Bool) {
    var buffer = RequestBuffer(maximumLineBytes: RequestBufferTests.maximumLineBytes)
    for read in reads {
      take(read, &buffer)
      while buffer.popFirst() != nil {}
    }
    let handsOff = buffer.handOff()
    #expect(handsOff == isHandedOff)
    #expect((buffer.state == .handedOff) == isHandedOff)
    let handsOffTwice = buffer.handOff()
    #expect(!handsOffTwice)
  }

  /// The event loop calls before each of its reads.
  @Test func staysInteractiveThoughItIsReclaimedBefore() {
    var buffer = RequestBuffer(maximumLineBytes: RequestBufferTests.maximumLineBytes)
    for read in RequestBufferTests.interactive {
      let came = buffer.reclaim()
      #expect(!came)
      take(read, &buffer)
      _ = buffer.popFirst()
    }
    let handsOff = buffer.handOff()
    #expect(handsOff)
  }

  /// What keeps an interactive connection from being handed off.
  @Test func isNotHandedOffWhereTheEventLoopHasWork() {
    var (waiting, ended, ahead) = (interactiveBuffer(), interactiveBuffer(), interactiveBuffer())
    take("c\n", &waiting)
    ended.end(at: .now(), dropsRest: false)
    take("c\n", &ahead, repliesAreDue: true)
    _ = ahead.popFirst()
    let handsOff = [waiting.handOff(), ended.handOff(), ahead.handOff()]
    #expect(handsOff == [false, false, false])
  }

  /// What a thread reads at once from a connection that is handed off, the request that it gets of it, and what waits otherwise.
  @Test(
    arguments: [
      (["c\n"], "c", []), (["検", "索\n"], "検索", []), (["\nc\r\n"], "c", []), (["c"], nil, []), (["c\nd"], nil, ["c"]),
      (["c\nd\n"], nil, ["c", "d"]), (["c\n", "d\n"], nil, ["c", "d"]), (["\n"], nil, []), ([], nil, []),
    ] as [([String], String?, [String])])
  func handsAThreadARequestThatIsAlone(reads: [String], request: String?, waiting: [String]) {
    var buffer = handedOffBuffer()
    for read in reads {
      let bytes = Array(read.utf8)
      _ = bytes.withUnsafeBufferPointer { buffer.takeHandedOff($0, at: .now()) }
    }
    let popped = buffer.popOnlyRequest { _ in 7 }
    #expect(popped.map { String(decoding: $0.line, as: UTF8.self) } == request)
    #expect(popped?.number == request.map { _ in 7 })
    #expect(rest(&buffer) == waiting)
  }

  /// Nothing is lost where the reply to the request could not be sent.
  @Test func keepsARequestThatGetsNoNumber() {
    var buffer = handedOffBuffer()
    let bytes = Array("c\n".utf8)
    _ = bytes.withUnsafeBufferPointer { buffer.takeHandedOff($0, at: .now()) }
    let popped = buffer.popOnlyRequest { _ in nil }
    #expect(popped == nil)
    #expect(rest(&buffer) == ["c"])
  }

  @Test func stopsAThreadWhereALineIsTooLong() {
    var buffer = handedOffBuffer()
    let bytes = [UInt8](repeating: 0x61, count: RequestBufferTests.maximumLineBytes + 1)
    let mayGoOn = bytes.withUnsafeBufferPointer { buffer.takeHandedOff($0, at: .now()) }
    #expect(!mayGoOn)
    let popped = buffer.popOnlyRequest { _ in 0 }
    #expect(popped == nil)
    #expect(buffer.status.waitingCount == 1 && buffer.status.halfLineSince != nil && buffer.status.state == .handedOff)
    let line = buffer.popFirst()
    #expect(line?.event == .tooLong(maximumLineBytes: RequestBufferTests.maximumLineBytes))
    _ = buffer.reclaim()
    take("the rest\nd\n", &buffer)
    #expect(rest(&buffer) == ["d"])
    #expect(buffer.status.halfLineSince == nil)
  }

  /// What is too long and ended at once is no request for a thread either.
  @Test func handsAThreadNoLineThatIsTooLong() {
    var buffer = handedOffBuffer()
    buffer.maximumLineBytes = 3
    let bytes = Array("cdef\n".utf8)
    let mayGoOn = bytes.withUnsafeBufferPointer { buffer.takeHandedOff($0, at: .now()) }
    #expect(!mayGoOn)
    let popped = buffer.popOnlyRequest { _ in 0 }
    #expect(popped == nil)
    #expect(rest(&buffer) == ["too long"])
  }

  /// Reads in seconds, and since when a line is half sent after them.
  @Test(
    arguments: [
      ([], nil), ([(1, "a")], 1), ([(1, "a"), (2, "b")], 1), ([(1, "a"), (2, "\n")], nil), ([(1, "a"), (2, "\nb")], 2),
      ([(1, " "), (2, "\n \nb")], 2), ([(1, "12345"), (2, "6789")], 1), ([(1, "12345"), (2, "6789\n1"), (3, "2")], 2),
    ] as [([(UInt64, String)], UInt64?)])
  func knowsSinceWhenALineIsHalfSent(reads: [(UInt64, String)], since: UInt64?) {
    var buffer = RequestBuffer(maximumLineBytes: 4)
    for (second, text) in reads { take(text, &buffer, at: second) }
    #expect(buffer.status.halfLineSince == since.map(RequestBufferTests.time))
  }

  /// It is given up after its time, once, with all that comes after it; what came whole before it is kept.
  @Test func givesUpALineThatIsNotEnded() {
    var buffer = RequestBuffer(maximumLineBytes: 100)
    take("a\nb", &buffer, at: 10)
    var isGivenUp = [buffer.giveUpHalfLine(at: RequestBufferTests.time(39), timeoutMilliseconds: 30_000)]
    buffer.restartHalfLine(at: RequestBufferTests.time(20))
    isGivenUp.append(buffer.giveUpHalfLine(at: RequestBufferTests.time(49), timeoutMilliseconds: 30_000))
    isGivenUp.append(buffer.giveUpHalfLine(at: RequestBufferTests.time(50), timeoutMilliseconds: 30_000))
    isGivenUp.append(buffer.giveUpHalfLine(at: RequestBufferTests.time(90), timeoutMilliseconds: 30_000))
    #expect(isGivenUp == [false, false, true, false])
    take("c\nd\n", &buffer)
    #expect(buffer.status.state == .inputDropped && buffer.status.halfLineSince == nil)
    #expect(rest(&buffer) == ["a", "not ended"])
  }

  @Test func countsWhatWaits() {
    var buffer = RequestBuffer(maximumLineBytes: 4)
    take("abc\n12345\nde\nf", &buffer)
    #expect(buffer.status.waitingCount == 3 && buffer.status.waitingByteCount == 5)
    _ = buffer.popFirst()
    #expect(buffer.status.waitingCount == 2 && buffer.status.waitingByteCount == 2)
    var limits = ConnectionLimits(DaemonConfiguration.Connections())
    limits.maximumLineBytes = 1
    #expect(buffer.status.isFull(limits))
    limits.maximumLineBytes = 2
    #expect(!buffer.status.isFull(limits))
    take(String(repeating: "g\n", count: ConnectionLimits.maximumWaiting), &buffer)
    limits.maximumLineBytes = 1000
    #expect(buffer.status.isFull(limits))
  }

  /// Whoever reclaims it first is told; its requests are counted anew after that.
  @Test func isReclaimedOnce() {
    var buffer = handedOffBuffer()
    let came = [buffer.reclaim(), buffer.reclaim()]
    #expect(came == [true, false])
    let popped = buffer.popOnlyRequest { _ in 0 }
    #expect(popped == nil)
    take("c\n", &buffer)
    _ = buffer.popFirst()
    let handsOffAfterOne = buffer.handOff()
    take("d\n", &buffer)
    _ = buffer.popFirst()
    let handsOffAfterTwo = buffer.handOff()
    #expect([handsOffAfterOne, handsOffAfterTwo] == [false, true])
  }

  /// A stream cut anywhere, read now by a thread and now by the event loop, handed off and reclaimed at any moment: every line
  /// is started whole, once, and in order.
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func keepsTheOrderWhoeverReads(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let lines = (0..<80).map { "line \($0)" }
    var stream = Array(lines.map { $0 + "\n" }.joined().utf8)[...]
    var buffer = RequestBuffer(maximumLineBytes: RequestBufferTests.maximumLineBytes)
    var (started, byThreads): ([String], Int) = ([], 0)
    while !stream.isEmpty {
      // Mostly whole lines, so that it is interactive.
      let lineLength = (stream.firstIndex(of: 0x0A) ?? stream.endIndex - 1) + 1 - stream.startIndex
      let isCut = Int.random(in: 0..<8, using: &random) == 0
      let piece = Array(stream.prefix(isCut ? Int.random(in: 1...20, using: &random) : lineLength))
      stream = stream.dropFirst(piece.count)
      if Int.random(in: 0..<10, using: &random) == 0 { _ = buffer.reclaim() }
      if buffer.state == .handedOff {
        let mayGoOn = piece.withUnsafeBufferPointer { buffer.takeHandedOff($0, at: .now()) }
        if mayGoOn, let request = buffer.popOnlyRequest(begin: { _ in started.count }) {
          started.append(String(decoding: request.line, as: UTF8.self))
          byThreads += 1
          continue
        }
        _ = buffer.reclaim()
      } else {
        piece.withUnsafeBufferPointer { buffer.take($0, at: .now(), repliesAreDue: false) }
      }
      while let line = buffer.popFirst() { started.append(text(line)) }
      _ = buffer.handOff()
    }
    #expect(started == lines)
    #expect(byThreads > 0)
  }

  @Test(arguments: [(false, ["c"]), (true, [])])
  func endsWithALineThatHasNoEnd(dropsRest: Bool, waiting: [String]) {
    var buffer = RequestBuffer(maximumLineBytes: RequestBufferTests.maximumLineBytes)
    take("c", &buffer)
    buffer.end(at: .now(), dropsRest: dropsRest)
    take("d\n", &buffer)
    #expect(buffer.status.state == .inputEnded)
    #expect(rest(&buffer) == waiting)
  }

  private func interactiveBuffer() -> RequestBuffer {
    var buffer = RequestBuffer(maximumLineBytes: RequestBufferTests.maximumLineBytes)
    for read in RequestBufferTests.interactive {
      take(read, &buffer)
      _ = buffer.popFirst()
    }
    return buffer
  }

  private func handedOffBuffer() -> RequestBuffer {
    var buffer = interactiveBuffer()
    let isHandedOff = buffer.handOff()
    #expect(isHandedOff)
    return buffer
  }

  private func take(
    _ text: String, _ buffer: inout RequestBuffer, repliesAreDue: Bool = false, at second: UInt64 = 1
  ) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { buffer.take($0, at: RequestBufferTests.time(second), repliesAreDue: repliesAreDue) }
  }

  private static func time(_ second: UInt64) -> DispatchTime { DispatchTime(uptimeNanoseconds: second * 1_000_000_000) }

  private func rest(_ buffer: inout RequestBuffer) -> [String] {
    var texts: [String] = []
    while let line = buffer.popFirst() { texts.append(text(line)) }
    return texts
  }

  private func text(_ line: RequestBuffer.Line) -> String {
    switch line.event {
    case .line(let bytes): String(decoding: bytes, as: UTF8.self)
    case .tooLong: "too long"
    case .notEnded: "not ended"
    }
  }
}
