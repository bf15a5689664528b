import Dispatch
import Glibc
import ShirabeJSON
import ShirabeModel

/// One connection of the soak, which never blocks: it is told when its socket is ready and sees to the rest itself.
final class SoakClient {
  /// The time that requests have which name none, in milliseconds; no reply may say earlier that it is over.
  private static let requestMilliseconds = 5000

  /// When it wants to be looked at again, in milliseconds of its crowd's clock.
  private(set) var wakeMilliseconds = 0
  /// The socket, or -1 where there is none at the moment.
  private(set) var descriptor: Int32 = -1

  private let path: String
  private let manner: SoakManner
  private let requests: SoakRequests
  private let tally: SoakTally
  private var random: SplitMix64
  private var outgoing: ArraySlice<UInt8> = []
  /// The ids of the replies that are due: several of a batch.
  private var due: [[Int]] = []
  private var framer = LineFramer(maximumLineBytes: 1 << 30)
  private var nextID = 0
  /// When the requests were made whose replies are due.
  private var asked = DispatchTime.now()

  init(path: String, _ manner: SoakManner, _ requests: SoakRequests, _ tally: SoakTally, seed: UInt64) {
    self.path = path
    self.manner = manner
    self.requests = requests
    self.tally = tally
    random = SplitMix64(seed: seed)
  }

  deinit { disconnect() }

  /// What it waits for at its socket (poll(2)).
  var events: Int16 { Int16(outgoing.isEmpty ? POLLIN : manner == .slowReader ? POLLOUT : POLLIN | POLLOUT) }

  /// Whether it has nothing to wait for at its socket.
  var isAtRest: Bool { outgoing.isEmpty && due.isEmpty }

  /// Does what can be done now.
  func step(_ ready: Int16, at milliseconds: Int) {
    guard descriptor >= 0 || connect(), milliseconds >= wakeMilliseconds else { return }
    if isAtRest { ask() }
    if ready & Int16(POLLOUT) != 0, !outgoing.isEmpty { send() }
    if ready & Int16(POLLIN | POLLHUP | POLLERR) != 0, descriptor >= 0 { receive() }
    wakeMilliseconds =
      milliseconds + (isAtRest ? random.milliseconds(manner.pauseMilliseconds) : manner.pieceMilliseconds)
    if manner == .leaver, outgoing.isEmpty {
      disconnect()
      wakeMilliseconds = milliseconds + random.milliseconds(manner.pauseMilliseconds)
    }
  }

  private func connect() -> Bool {
    descriptor = SoakSocket.connect(path)
    guard descriptor >= 0 else {
      tally.countFailure("cannot connect: \(String(cString: strerror(errno)))")
      return false
    }
    tally.countConnection()
    return true
  }

  private func disconnect() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
    (outgoing, due) = ([], [])
    framer = LineFramer(maximumLineBytes: 1 << 30)
  }

  private func ask() {
    let ids = nextID..<(nextID + manner.requestsAtOnce)
    nextID = ids.upperBound
    asked = .now()
    var lines = ids.map { requests.line($0, isLarge: manner == .slowReader, &random) }
    if manner == .batches {
      lines = [
        [UInt8(ascii: "[")] + lines.map { $0.dropLast() }.joined(separator: [UInt8(ascii: ",")]) + Array("]\n".utf8)
      ]
      due = [Array(ids)]
    } else {
      due = ids.map { [$0] }
    }
    if manner == .leaver { lines.append(Array(#"{"jsonrpc":"2.0","id":"#.utf8)) }
    outgoing = Array(lines.joined())[...]
  }

  private func send() {
    let piece = outgoing.prefix(manner.sendingByteCount)
    let count = piece.withUnsafeBytes {
      Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
    }
    if count >= 0 {
      outgoing = outgoing.dropFirst(count)
    } else if errno != EAGAIN {
      lose("sending: \(String(cString: strerror(errno)))")
    }
  }

  private func receive() {
    var count = 0
    let piece = [UInt8](unsafeUninitializedCapacity: manner.readingByteCount) { buffer, filled in
      count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
      filled = max(0, count)
    }
    if count < 0, errno == EAGAIN { return }
    guard count > 0 else { return lose(count == 0 ? "the daemon closed it" : String(cString: strerror(errno))) }
    for case .line(let line) in framer.append(piece) {
      if let complaint = check(line) { return lose(complaint) }
    }
  }

  private func lose(_ what: String) {
    tally.countFailure("a connection (\(manner.rawValue)) was lost: \(what)")
    disconnect()
  }

  /// What is wrong with a line; nil if nothing is.
  private func check(_ line: [UInt8]) -> String? {
    guard let value = try? JSON(parsing: line), !due.isEmpty else {
      return "not a reply that is due: \(String(decoding: line.prefix(300), as: UTF8.self))"
    }
    let replies = manner == .batches ? value.array ?? [value] : [value]
    let ids = due.removeFirst()
    guard replies.map({ $0["id"] }) == ids.map({ JSON($0) }) else {
      return "not the reply to \(ids): \(String(decoding: line.prefix(300), as: UTF8.self))"
    }
    for reply in replies {
      let error = reply["error"]?["code"]?.number?.int64.flatMap { ErrorCode(rawValue: Int($0)) }
      let isLate = error == .timedOut && .now() >= asked + .milliseconds(SoakClient.requestMilliseconds)
      guard error == .busy || isLate || reply["result"] != nil else { return "an error: \(reply)" }
      tally.countReply(error)
    }
    return nil
  }
}

extension SplitMix64 {
  fileprivate mutating func milliseconds(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}
