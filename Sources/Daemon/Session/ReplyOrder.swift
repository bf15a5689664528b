import DequeModule

/// Puts replies back into the order of their requests, however the searches overtake each other.
struct ReplyOrder {
  private enum Slot {
    case waiting(requestByteCount: Int)
    case ready([UInt8]?)
  }

  private var slots: Deque<Slot> = []
  /// The number of the request at the head of the line.
  private(set) var head = 0
  /// The bytes of the requests without a reply.
  private(set) var requestByteCount = 0
  /// The bytes of the replies that wait for their turn.
  private(set) var replyByteCount = 0

  /// Requests whose replies have not been handed out.
  var count: Int { slots.count }

  /// Gives the next request, of so many bytes, its number.
  mutating func begin(_ byteCount: Int) -> Int {
    slots.append(.waiting(requestByteCount: byteCount))
    requestByteCount += byteCount
    return head + slots.count - 1
  }

  /// Takes the reply to a request, nil where none is due, and hands out all that can be sent now, in order.
  mutating func complete(_ number: Int, _ reply: [UInt8]?) -> [[UInt8]] {
    guard (head..<head + slots.count).contains(number), case .waiting(let byteCount) = slots[number - head] else {
      return []
    }
    requestByteCount -= byteCount
    replyByteCount += reply?.count ?? 0
    slots[number - head] = .ready(reply)
    var ready: [[UInt8]] = []
    while case .ready(let reply)? = slots.first {
      slots.removeFirst()
      head += 1
      replyByteCount -= reply?.count ?? 0
      if let reply { ready.append(reply) }
    }
    return ready
  }
}
