import DequeModule

/// A waiting line in which clients take turns: whoever brings many things holds nobody else up by more than one of them.
///
/// The things of one client keep their order.
struct FairLine<Client: Hashable, Element> {
  private var waiting: [Client: Deque<Element>] = [:]
  /// The clients that have something waiting, in the order of their turns.
  private var turns: Deque<Client> = []

  /// How many things wait.
  private(set) var count = 0

  /// Puts a thing behind the others of its client.
  mutating func append(_ element: Element, of client: Client) {
    if waiting[client] == nil { turns.append(client) }
    waiting[client, default: []].append(element)
    count += 1
  }

  /// All things that wait, those of one client in their order.
  var elements: [Element] { waiting.values.flatMap { $0 } }

  /// Takes those things out of the line that a condition holds for.
  mutating func removeAll(where isTaken: (Element) -> Bool) {
    for client in turns {
      waiting[client]?.removeAll(where: isTaken)
      if waiting[client]?.isEmpty == true { waiting[client] = nil }
    }
    turns.removeAll { waiting[$0] == nil }
    count = waiting.values.reduce(0) { $0 + $1.count }
  }

  /// Takes the first thing of the client whose turn it is, which is last in turn after that; nil where nothing waits.
  mutating func popFirst() -> Element? {
    guard let client = turns.popFirst(), let element = waiting[client]?.popFirst() else { return nil }
    if waiting[client]?.isEmpty == true { waiting[client] = nil } else { turns.append(client) }
    count -= 1
    return element
  }
}
