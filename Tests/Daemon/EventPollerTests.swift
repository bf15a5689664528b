import Glibc
import ShirabeTestSupport
import Testing

@testable import ShirabeDaemon

struct EventPollerTests {
  /// What happened while nobody waited is kept in its order, and told once; of a socket no more until it is armed again.
  @Test func tellsWhatHasHappened() throws {
    let list = try EventPoller()
    let (near, far) = try pair()
    defer { for descriptor in [near, far] { close(descriptor) } }
    #expect(list.add(near, number: 5))
    list.wakeUp()
    list.wakeUp()
    send(far, "x", 1, 0)
    #expect([list.poll(), list.poll(), list.poll()] == [.wakeup, .socket(5), nil])
    send(far, "y", 1, 0)
    #expect(list.poll() == nil)
    list.arm(near, number: 5)
    list.wakeUp()
    #expect([list.poll(), list.poll(), list.poll()] == [.socket(5), .wakeup, nil])
  }

  @Test func tellsWhatWasThereBefore() throws {
    let list = try EventPoller()
    let (near, far) = try pair()
    defer { for descriptor in [near, far] { close(descriptor) } }
    send(far, "x", 1, 0)
    #expect(list.add(near, number: 1))
    #expect(list.next() == .socket(1))
  }

  @Test func tellsNothingOfASocketThatIsRemoved() throws {
    let list = try EventPoller()
    let (near, far) = try pair()
    defer { for descriptor in [near, far] { close(descriptor) } }
    #expect(list.add(near, number: 1))
    send(far, "x", 1, 0)
    list.remove(near)
    list.wakeUp()
    #expect(list.next() == .wakeup)
    #expect(!list.add(-1, number: 2))
  }

  private func pair() throws -> (Int32, Int32) {
    var descriptors: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &descriptors) == 0 else {
      throw TestFailure(errno: errno, "socketpair")
    }
    return (descriptors[0], descriptors[1])
  }
}
