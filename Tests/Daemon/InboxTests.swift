import Dispatch
import ShirabeTestSupport
import ShirabeWire
import Testing

@testable import ShirabeDaemon

/// Who reads a connection and when, and the order of its lines, without sockets.
struct InboxTests {
  private static let dialog = ["a\n", "b\n"]

  /// Reads of the event loop, and whether the connection is lent after them.
  @Test(arguments: [
    ([], false), (["a\n"], false), (dialog, true), (["a\r\n", "\r\nb\n"], true), (["a\n", "\n"], false),
    (["a\nb\n"], false), (["a\nb\n", "c\n"], false), (["a\nb\n", "c\n", "d\n"], true), (["a\n", "b"], false),
    (["a\n", "b", "\n"], false), (["a\n", "b", "\n", "c\n", "d\n"], true), (["a\n", "b\nc"], false),
  ])
  func lendsAConnectionWhoseClientLeadsADialog(reads: [String], isLent: Bool) {
    var inbox = Inbox()
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
    var inbox = Inbox()
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
    let popped = inbox.popOnlyRequest { 7 }
    #expect(popped.map { text($0.line) } == request)
    #expect(popped?.number == request.map { _ in 7 })
    #expect(rest(&inbox) == waiting)
  }

  /// Nothing is lost where the reply to the request could not be sent.
  @Test func keepsARequestThatGetsNoNumber() {
    var inbox = lentInbox()
    let bytes = Array("c\n".utf8)
    _ = bytes.withUnsafeBufferPointer { inbox.takeLent($0, at: .now()) }
    let popped = inbox.popOnlyRequest { nil }
    #expect(popped == nil)
    #expect(rest(&inbox) == ["c"])
  }

  @Test func stopsAThreadWhereALineIsTooLong() {
    var inbox = lentInbox()
    let bytes = [UInt8](repeating: 0x61, count: Inbox.maximumLineBytes + 1)
    let mayGoOn = bytes.withUnsafeBufferPointer { inbox.takeLent($0, at: .now()) }
    #expect(!mayGoOn)
    let popped = inbox.popOnlyRequest { 0 }
    #expect(popped == nil)
    #expect(inbox.status == Inbox.Status(waitingCount: 1, isLent: true, hasEnded: false, isDiscarding: true))
    let line = inbox.popFirst()
    #expect(line?.event == .overflow)
  }

  /// Whoever calls it home first is told; a dialog has to begin anew after that.
  @Test func comesHomeOnce() {
    var inbox = lentInbox()
    let came = [inbox.callHome(), inbox.callHome()]
    #expect(came == [true, false])
    let popped = inbox.popOnlyRequest { 0 }
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
    var inbox = Inbox()
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
        if mayGoOn, let request = inbox.popOnlyRequest(begin: { started.count }) {
          started.append(text(request.line))
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
    var inbox = Inbox()
    take("c", &inbox)
    inbox.end(at: .now(), dropsRest: dropsRest)
    take("d\n", &inbox)
    #expect(inbox.status.hasEnded)
    #expect(rest(&inbox) == waiting)
  }

  private func inboxInDialog() -> Inbox {
    var inbox = Inbox()
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

  private func take(_ text: String, _ inbox: inout Inbox, repliesAreDue: Bool = false) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { inbox.take($0, at: .now(), repliesAreDue: repliesAreDue) }
  }

  private func rest(_ inbox: inout Inbox) -> [String] {
    var texts: [String] = []
    while let line = inbox.popFirst() { texts.append(text(line)) }
    return texts
  }

  private func text(_ line: Inbox.Line) -> String {
    guard case .line(let bytes) = line.event else { return "too long" }
    return String(decoding: bytes, as: UTF8.self)
  }
}
