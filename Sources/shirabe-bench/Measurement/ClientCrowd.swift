import Foundation
import ShirabeClient
import ShirabeModel
import Synchronization

/// Clients of one daemon that ask all at once, for the ten best ids and scores and the exact total.
final class ClientCrowd: Sendable {
  private struct Outcome {
    var microseconds: [Double] = []
    var error: BenchError?
  }

  private let socket: String
  private let queries: [String]
  private let clients: Int
  private let outcome = Mutex(Outcome())

  init(socket: String, queries: [String], clients: Int) {
    self.socket = socket
    self.queries = queries
    self.clients = clients
  }

  /// Lets every client ask one query after the other until a time has passed; it is called once.
  ///
  /// - Returns: How long each request took, and how long all of them together.
  func ask(for time: Duration) throws(BenchError) -> (microseconds: [Double], elapsedSeconds: Double) {
    let ended = DispatchGroup()
    let clock = ContinuousClock()
    let start = clock.now
    for client in 0..<clients {
      ended.enter()
      let thread = Thread { [self] in
        defer { ended.leave() }
        do throws(BenchError) {
          let microseconds = try ask(client, until: start + time)
          outcome.withLock { $0.microseconds += microseconds }
        } catch {
          outcome.withLock { $0.error = error }
        }
      }
      thread.start()
    }
    ended.wait()
    let elapsed = clock.now - start
    let (microseconds, error) = outcome.withLock { ($0.microseconds, $0.error) }
    if let error { throw error }
    return (microseconds, elapsed.seconds)
  }

  /// What one client does; each begins at another query.
  private func ask(_ client: Int, until end: ContinuousClock.Instant) throws(BenchError) -> [Double] {
    do throws(ClientError) {
      var microseconds: [Double] = []
      var connection = try Connection(path: socket)
      let clock = ContinuousClock()
      var id = queries.count * client / clients
      repeat {
        let parameters = SearchParameters(
          query: queries[id % queries.count], page: PageParameters(fields: [.id, .score]))
        let request = Request.line(id: id, method: Method.search.rawValue, params: parameters)
        let start = clock.now
        try connection.send(request)
        let reply = try connection.receiveLine()
        microseconds.append((clock.now - start).microseconds)
        // To read the whole reply would take time from the other clients and the daemon.
        guard reply.starts(with: Array(#"{"jsonrpc":"2.0","id":\#(id),"result":"#.utf8)) else {
          throw .malformedReply(MalformedReply(reason: String(decoding: reply.prefix(500), as: UTF8.self)))
        }
        id += 1
      } while clock.now < end
      return microseconds
    } catch {
      throw .client(error)
    }
  }
}
