public import ShirabeJSON
public import ShirabeModel

/// A connection to the daemon for tasks: any number may ask on it at the same time, and none waits for the reply of another
/// before its request is sent.
///
/// Replies come in the order of the requests, so a long search delays those after it; for searches beside each other make
/// several connections. A thread of its own reads and writes; it ends when the connection is closed or nobody has it any
/// more. Once the daemon has gone away every call throws, and a new connection is to be made.
///
/// A task that is cancelled gives its request up: the call throws ``ClientError/cancelled`` at once, what was not sent yet is
/// never sent, and the reply to what was is passed over.
public final class AsyncConnection: Sendable {
  private let traffic: Traffic

  /// Connects to the daemon's socket, whose folder at the default place must be the user's own.
  ///
  /// - Parameter launch: How a daemon is started if none answers; nil for not at all. That waits until it is ready.
  public init(to socket: SocketPath, starting launch: DaemonLaunch? = nil) throws(ClientError) {
    try launch?.ensureDaemon(at: socket)
    traffic = try Traffic(path: socket.path, PipelinedConnection(to: socket))
  }

  /// Connects to the socket at a path, or to the user's own: `SHIRABE_SOCKET`, or the default place.
  ///
  /// - Parameter launch: How a daemon is started if none answers; nil for not at all. That waits until it is ready.
  public convenience init(path: String? = nil, starting launch: DaemonLaunch? = nil) throws(ClientError) {
    try self.init(to: SocketPath(chosen: path), starting: launch)
  }

  deinit { traffic.close() }

  /// Closes the connection; calls under way throw ``ClientError/connectionLost(path:)``, and so do later ones.
  public func close() { traffic.close() }

  /// Sends a request and waits for its reply; an error reply is thrown as ``ClientError/refused(_:)``.
  public func call(_ method: String, _ params: some WireEncodable) async throws(ClientError) -> JSON {
    let reply = try await traffic.reply(to: method, params)
    let (id, line) = reply
    let received: ReceivedReply
    do throws(MalformedReply) {
      received = try ReceivedReply(parsing: line)
    } catch {
      throw .malformedReply(error)
    }
    switch received.result {
    case .failure(let error): throw .refused(error)
    case .success(let result):
      guard received.id == JSON(id) else {
        throw .malformedReply(MalformedReply(reason: "its id is \(received.id) instead of \(id)"))
      }
      return result
    }
  }
}
