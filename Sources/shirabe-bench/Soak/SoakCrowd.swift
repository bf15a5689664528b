import Foundation
import Glibc
import Synchronization

/// The clients of a soak, all manners by turns, on a few threads.
final class SoakCrowd: Sendable {
  private static let threadCount = 2

  private let isEnding = Atomic(false)
  private let ended = DispatchGroup()

  /// Lets so many clients ask until ``end()``.
  init(socket: String, _ requests: SoakRequests, _ tally: SoakTally, connections: Int, seed: UInt64) {
    for thread in 0..<SoakCrowd.threadCount {
      ended.enter()
      let numbers = stride(from: thread, to: connections, by: SoakCrowd.threadCount)
      Thread { [self] in
        defer { ended.leave() }
        let manners = SoakManner.allCases
        run(
          numbers.map {
            // The number within the thread, or a thread would have half of the manners.
            SoakClient(
              path: socket, manners[$0 / SoakCrowd.threadCount % manners.count], requests, tally,
              seed: seed &+ UInt64($0))
          })
      }.start()
    }
  }

  /// Lets all clients go and waits until they have.
  func end() {
    isEnding.store(true, ordering: .relaxed)
    ended.wait()
  }

  private func run(_ clients: [SoakClient]) {
    let clock = ContinuousClock()
    let start = clock.now
    while !isEnding.load(ordering: .relaxed) {
      let now = Int((clock.now - start) / .milliseconds(1))
      let awake = clients.filter { $0.wakeMilliseconds <= now }
      var polls = awake.map { pollfd(fd: $0.descriptor, events: $0.events, revents: 0) }
      // Somebody may wake meanwhile: five milliseconds late is no harm.
      poll(&polls, nfds_t(polls.count), awake.contains { $0.descriptor < 0 } ? 0 : 5)
      for (client, poll) in zip(awake, polls) where poll.revents != 0 || poll.fd < 0 || client.isAtRest {
        client.step(poll.revents, at: now)
      }
    }
  }
}
