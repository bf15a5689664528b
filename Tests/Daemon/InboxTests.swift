import Dispatch
import ShirabeConfiguration
import ShirabeTestSupport
import ShirabeWire
import Testing

@testable import ShirabeDaemon

/// Who reads a connection and when, and the order of its lines, without sockets.
struct InboxTests {
  private static let maximumLineBytes = 1 << 20
  private static let dialog = ["a\n", "b\n"]

  /// Reads of the event loop, and whether the connection is lent after them.
  @Test(arguments: [
    ([], false), (["a\n"], false), (dialog, true), (["a\r\n", "\r\nb\n"], true), (["a\n", "\n"], false),
    (["a\nb\n"], false), (["a\nb\n", "c\n"], false), (["a\nb\n", "c\n", "d\n"], true), (["a\n", "b"], false),
    (["a\n", "b", "\n"], false), (["a\n", "b", "\n", "c\n", "d\n"], true), (["a\n", "b\nc"], false),
  ])
  func lendsAConnectionWhoseClientLeadsADialog(reads: [String], isLent: Bool) {
    var inbox = Inbox(maximumLineBytes: InboxTests.maximumLineBytes)
    for read in reads {
      take(read, &inbox)
      while inbox.popFirst() != nil {}
    }
    let lends = inbox.lend()
    #expect(lends == isLent)
    #expect(inbox.isLent == isLent)
    let lendsTwice = inbox.lend()
    #expect(!lendsTwice)
  }

  /// The event loop calls before each of its reads.
  @Test func isNotKeptAtHomeByBeingCalledThere() {
    var inbox = Inbox(maximumLineBytes: InboxTests.maximumLineBytes)
    for read in InboxTests.dialog {
      let came = inbox.callHome()
      #expect(!came)
      take(read, &inbox)
      _ = inbox.popFirst()
    }
    let lends = inbox.lend()
    #expect(lends)
  }

  /// What keeps a connection at home though its client leads a dialog.
  @Test func staysAtHomeWhereSomethingIsToBeDoneThere() {
    var (waiting, ended, ahead) = (inboxInDialog(), inboxInDialog(), inboxInDialog())
    take("c\n", &waiting)
    ended.end(at: .now(), dropsRest: false)
    take("c\n", &ahead, repliesAreDue: true)
    _ = ahead.popFirst()
    let lends = [waiting.lend(), ended.lend(), ahead.lend()]
    #expect(lends == [false, false, false])
  }

  /// What a thread reads at once from a lent connection, the request that it gets of it, and what waits at home otherwise.
  @Test(
    arguments: [
      (["c\n"], "c", []), (["検", "索\n"], "検索", []), (["\nc\r\n"], "c", []), (["c"], nil, []), (["c\nd"], nil, ["c"]),
      (["c\nd\n"], nil, ["c", "d"]), (["c\n", "d\n"], nil, ["c", "d"]), (["\n"], nil, []), ([], nil, []),
    ] as [([String], String?, [String])])
  func handsAThreadARequestThatIsAlone(reads: [String], request: String?, waiting: [String]) {
    var inbox = lentInbox()
    for read in reads {
      let bytes = Array(read.utf8)
      _ = bytes.withUnsafeBufferPointer { inbox.takeLent($0, at: .now()) }
    }
    let popped = inbox.popOnlyRequest { _ in 7 }
    #expect(popped.map { String(decoding: $0.line, as: UTF8.self) } == request)
    #expect(popped?.number == request.map { _ in 7 })
    #expect(rest(&inbox) == waiting)
  }

  /// Nothing is lost where the reply to the request could not be sent.
  @Test func keepsARequestThatGetsNoNumber() {
    var inbox = lentInbox()
    let bytes = Array("c\n".utf8)
    _ = bytes.withUnsafeBufferPointer { inbox.takeLent($0, at: .now()) }
    let popped = inbox.popOnlyRequest { _ in nil }
    #expect(popped == nil)
    #expect(rest(&inbox) == ["c"])
  }

  @Test func stopsAThreadWhereALineIsTooLong() {
    var inbox = lentInbox()
    let bytes = [UInt8](repeating: 0x61, count: InboxTests.maximumLineBytes + 1)
    let mayGoOn = bytes.withUnsafeBufferPointer { inbox.takeLent($0, at: .now()) }
    #expect(!mayGoOn)
    let popped = inbox.popOnlyRequest { _ in 0 }
    #expect(popped == nil)
    #expect(inbox.status.waitingCount == 1 && inbox.status.halfLineSince != nil && !inbox.status.isDiscarding)
    let line = inbox.popFirst()
    #expect(line?.event == .tooLong(maximumLineBytes: InboxTests.maximumLineBytes))
    _ = inbox.callHome()
    take("the rest\nd\n", &inbox)
    #expect(rest(&inbox) == ["d"])
    #expect(inbox.status.halfLineSince == nil)
  }

  /// What is too long and ended at once is no request for a thread either.
  @Test func handsAThreadNoLineThatIsTooLong() {
    var inbox = lentInbox()
    inbox.maximumLineBytes = 3
    let bytes = Array("cdef\n".utf8)
    let mayGoOn = bytes.withUnsafeBufferPointer { inbox.takeLent($0, at: .now()) }
    #expect(!mayGoOn)
    let popped = inbox.popOnlyRequest { _ in 0 }
    #expect(popped == nil)
    #expect(rest(&inbox) == ["too long"])
  }

  /// Reads in seconds, and since when a line is half sent after them.
  @Test(
    arguments: [
      ([], nil), ([(1, "a")], 1), ([(1, "a"), (2, "b")], 1), ([(1, "a"), (2, "\n")], nil), ([(1, "a"), (2, "\nb")], 2),
      ([(1, " "), (2, "\n \nb")], 2), ([(1, "12345"), (2, "6789")], 1), ([(1, "12345"), (2, "6789\n1"), (3, "2")], 2),
    ] as [([(UInt64, String)], UInt64?)])
  func knowsSinceWhenALineIsHalfSent(reads: [(UInt64, String)], since: UInt64?) {
    var inbox = Inbox(maximumLineBytes: 4)
    for (second, text) in reads { take(text, &inbox, at: second) }
    #expect(inbox.status.halfLineSince == since.map(InboxTests.time))
  }

  /// It is given up after its time, once, with all that comes after it; what came whole before it is kept.
  @Test func givesUpALineThatIsNotEnded() {
    var inbox = Inbox(maximumLineBytes: 100)
    take("a\nb", &inbox, at: 10)
    var isGivenUp = [inbox.giveUpHalfLine(at: InboxTests.time(39), timeoutMilliseconds: 30_000)]
    inbox.restartHalfLine(at: InboxTests.time(20))
    isGivenUp.append(inbox.giveUpHalfLine(at: InboxTests.time(49), timeoutMilliseconds: 30_000))
    isGivenUp.append(inbox.giveUpHalfLine(at: InboxTests.time(50), timeoutMilliseconds: 30_000))
    isGivenUp.append(inbox.giveUpHalfLine(at: InboxTests.time(90), timeoutMilliseconds: 30_000))
    #expect(isGivenUp == [false, false, true, false])
    take("c\nd\n", &inbox)
    #expect(inbox.status.isDiscarding && inbox.status.halfLineSince == nil)
    #expect(rest(&inbox) == ["a", "not ended"])
  }

  @Test func countsWhatWaits() {
    var inbox = Inbox(maximumLineBytes: 4)
    take("abc\n12345\nde\nf", &inbox)
    #expect(inbox.status.waitingCount == 3 && inbox.status.waitingByteCount == 5)
    _ = inbox.popFirst()
    #expect(inbox.status.waitingCount == 2 && inbox.status.waitingByteCount == 2)
    var limits = ConnectionLimits(DaemonConfiguration.Connections())
    limits.maximumLineBytes = 1
    #expect(inbox.status.isFull(limits))
    limits.maximumLineBytes = 2
    #expect(!inbox.status.isFull(limits))
    take(String(repeating: "g\n", count: ConnectionLimits.maximumWaiting), &inbox)
    limits.maximumLineBytes = 1000
    #expect(inbox.status.isFull(limits))
  }

  /// Whoever calls it home first is told; a dialog has to begin anew after that.
  @Test func comesHomeOnce() {
    var inbox = lentInbox()
    let came = [inbox.callHome(), inbox.callHome()]
    #expect(came == [true, false])
    let popped = inbox.popOnlyRequest { _ in 0 }
    #expect(popped == nil)
    take("c\n", &inbox)
    _ = inbox.popFirst()
    let lendsAfterOne = inbox.lend()
    take("d\n", &inbox)
    _ = inbox.popFirst()
    let lendsAfterTwo = inbox.lend()
    #expect([lendsAfterOne, lendsAfterTwo] == [false, true])
  }

  /// A stream cut anywhere, read now by a thread and now by the event loop, lent and called home at any moment: every line
  /// is started whole, once, and in order.
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func keepsTheOrderWhoeverReads(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let lines = (0..<80).map { "line \($0)" }
    var stream = Array(lines.map { $0 + "\n" }.joined().utf8)[...]
    var inbox = Inbox(maximumLineBytes: InboxTests.maximumLineBytes)
    var (started, byThreads): ([String], Int) = ([], 0)
    while !stream.isEmpty {
      // Mostly whole lines, so that there are dialogs.
      let lineLength = (stream.firstIndex(of: 0x0A) ?? stream.endIndex - 1) + 1 - stream.startIndex
      let isCut = Int.random(in: 0..<8, using: &random) == 0
      let piece = Array(stream.prefix(isCut ? Int.random(in: 1...20, using: &random) : lineLength))
      stream = stream.dropFirst(piece.count)
      if Int.random(in: 0..<10, using: &random) == 0 { _ = inbox.callHome() }
      if inbox.isLent {
        let mayGoOn = piece.withUnsafeBufferPointer { inbox.takeLent($0, at: .now()) }
        if mayGoOn, let request = inbox.popOnlyRequest(begin: { _ in started.count }) {
          started.append(String(decoding: request.line, as: UTF8.self))
          byThreads += 1
          continue
        }
        _ = inbox.callHome()
      } else {
        piece.withUnsafeBufferPointer { inbox.take($0, at: .now(), repliesAreDue: false) }
      }
      while let line = inbox.popFirst() { started.append(text(line)) }
      _ = inbox.lend()
    }
    #expect(started == lines)
    #expect(byThreads > 0)
  }

  @Test(arguments: [(false, ["c"]), (true, [])])
  func endsWithALineThatHasNoEnd(dropsRest: Bool, waiting: [String]) {
    var inbox = Inbox(maximumLineBytes: InboxTests.maximumLineBytes)
    take("c", &inbox)
    inbox.end(at: .now(), dropsRest: dropsRest)
    take("d\n", &inbox)
    #expect(inbox.status.hasEnded)
    #expect(rest(&inbox) == waiting)
  }

  private func inboxInDialog() -> Inbox {
    var inbox = Inbox(maximumLineBytes: InboxTests.maximumLineBytes)
    for read in InboxTests.dialog {
      take(read, &inbox)
      _ = inbox.popFirst()
    }
    return inbox
  }

  private func lentInbox() -> Inbox {
    var inbox = inboxInDialog()
    let isLent = inbox.lend()
    #expect(isLent)
    return inbox
  }

  private func take(
    _ text: String, _ inbox: inout Inbox, repliesAreDue: Bool = false, at second: UInt64 = 1
  ) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { inbox.take($0, at: InboxTests.time(second), repliesAreDue: repliesAreDue) }
  }

  private static func time(_ second: UInt64) -> DispatchTime { DispatchTime(uptimeNanoseconds: second * 1_000_000_000) }

  private func rest(_ inbox: inout Inbox) -> [String] {
    var texts: [String] = []
    while let line = inbox.popFirst() { texts.append(text(line)) }
    return texts
  }

  private func text(_ line: Inbox.Line) -> String {
    switch line.event {
    case .line(let bytes): String(decoding: bytes, as: UTF8.self)
    case .tooLong: "too long"
    case .notEnded: "not ended"
    }
  }
}
