import Glibc
import ShirabeClient
import ShirabeJSON
import ShirabeModel

/// The way to the daemon: one request at a time, so that none is asked that is out of date by its turn; and when the daemon
/// goes away, connecting until it is back.
struct DaemonLink: ~Copyable {
  private struct Outstanding {
    let ask: Ask
    let id: Int
    let since: ContinuousClock.Instant
  }

  /// How long a reply that is no longer wanted is waited for, before the daemon is told by a closed connection.
  private static let staleWait = Duration.milliseconds(100)
  private static let busyWait = Duration.milliseconds(100)
  private static let connectWait = Duration.milliseconds(300)

  private let socket: SocketPath
  private let clock = ContinuousClock()
  private var connection: PipelinedConnection?
  private var outstanding: Outstanding?
  private var nextID = 1
  /// Before this nothing is asked.
  private var pause: ContinuousClock.Instant?
  /// Why nothing is asked just now; nil where all is well.
  private(set) var notice: String?

  /// Connects; the first time it must succeed.
  init(to socket: SocketPath) throws(ClientError) {
    self.socket = socket
    connection = try PipelinedConnection(to: socket, waits: false)
  }

  /// What poll(2) shall look for.
  var interest: pollfd {
    switch connection {
    case .some(let connection): connection.interest
    case .none: pollfd(fd: -1, events: 0, revents: 0)
    }
  }

  /// After how long ``send(_:)`` is to be called again though nothing came; -1 for never.
  func waitMilliseconds(wanting ask: Ask?) -> Int32 {
    var due = pause
    if let outstanding, let ask, ask != outstanding.ask { due = outstanding.since + Self.staleWait }
    guard let due else { return -1 }
    let (seconds, attoseconds) = (due - clock.now).components
    return Int32(clamping: max(0, seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1))
  }

  /// Asks, unless something has been asked already; what the socket does not take now is sent later.
  mutating func send(_ ask: Ask?) {
    if let outstanding, let ask, ask != outstanding.ask, clock.now - outstanding.since > Self.staleWait {
      disconnect()
    }
    if let pause, clock.now < pause { return }
    pause = nil
    do throws(ClientError) {
      if connection == nil {
        connection = try PipelinedConnection(to: socket, waits: false)
        notice = nil
      }
      if outstanding == nil, let ask {
        connection?.queue(ask.line(id: nextID))
        outstanding = Outstanding(ask: ask, id: nextID, since: clock.now)
        nextID += 1
      }
      try connection?.sendQueued()
    } catch {
      lose(error)
    }
  }

  /// Reads what has arrived: the reply to the last request, and what that was; nil where it is not there yet.
  mutating func receive() -> (ask: Ask, result: Result<JSON, ReplyError>)? {
    var lines: [[UInt8]] = []
    do throws(ClientError) {
      try connection?.receive { lines.append(Array($0)) }
    } catch {
      lose(error)
      return nil
    }
    for line in lines {
      do throws(MalformedReply) {
        let reply = try ReceivedReply(parsing: line)
        if case .failure(let error) = reply.result, error.errorCode == .busy {
          wait(Self.busyWait, because: "the daemon is busy; asking again")
          return nil
        }
        guard let outstanding, reply.id == JSON(outstanding.id) || reply.id.isNull else { continue }
        self.outstanding = nil
        notice = nil
        return (outstanding.ask, reply.result)
      } catch {
        lose(.malformedReply(error))
      }
    }
    return nil
  }

  /// Says that a reply was not what the protocol promises.
  mutating func lose(_ error: MalformedReply) { lose(ClientError.malformedReply(error)) }

  private mutating func lose(_ error: ClientError) {
    disconnect()
    let reason =
      switch error {
      case .noDaemon, .connectionLost: "no daemon answers at \(socket.path) any more"
      default: "\(error)"
      }
    wait(Self.connectWait, because: reason + "; trying again")
  }

  private mutating func disconnect() {
    connection = nil
    outstanding = nil
  }

  private mutating func wait(_ duration: Duration, because reason: String) {
    outstanding = nil
    pause = clock.now + duration
    notice = reason
  }
}
