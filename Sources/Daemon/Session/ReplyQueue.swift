import DequeModule

/// Puts replies back into the order of their requests, however the searches overtake each other.
struct ReplyQueue {
  private enum Slot {
    case waiting
    case ready([UInt8]?)
  }

  private var slots: Deque<Slot> = []
  /// The number of the request at the head of the line.
  private var head = 0

  /// Requests whose replies have not been handed out.
  var count: Int { slots.count }

  /// Gives the next request its number.
  mutating func begin() -> Int {
    slots.append(.waiting)
    return head + slots.count - 1
  }

  /// Takes the reply to a request, nil where none is due, and hands out all that can be sent now, in order.
  mutating func complete(_ number: Int, _ reply: [UInt8]?) -> [[UInt8]] {
    guard (head..<head + slots.count).contains(number) else { return [] }
    slots[number - head] = .ready(reply)
    var ready: [[UInt8]] = []
    while case .ready(let reply)? = slots.first {
      slots.removeFirst()
      head += 1
      if let reply { ready.append(reply) }
    }
    return ready
  }
}
