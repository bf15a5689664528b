/// By how many articles each term of the vocabulary grew or shrank in a transaction, gathered in memory.
///
/// A term counts once an article, however often it stands in it: each entry keeps the number of the article that counted
/// it last. Memory is what counting takes its time for: an entry holds the first 16 bytes of its term, which most terms do
/// not exceed, the table of open addressing holds the hashes, and the rest of the bytes lies in one array.
package struct VocabularyDeltas {
  /// What becomes of the article whose terms are counted.
  package enum Change: Int32 {
    case added = 1
    case removed = -1
  }

  private struct Entry {
    var beginning: Beginning
    var start: UInt32
    /// The article that counted it last.
    var article: UInt32
    var delta: Int32
    var byteCount: UInt8
  }

  /// The first 16 bytes as two numbers that sort as they do; terms have no zero bytes, so shorter ones differ.
  private struct Beginning: Hashable, Comparable {
    var high: UInt64 = 0
    var low: UInt64 = 0

    init(_ term: UnsafeBufferPointer<UInt8>) {
      for index in 0..<min(term.count, 8) { high |= UInt64(term[index]) << UInt64(56 - 8 * index) }
      for index in 8..<max(min(term.count, 16), 8) { low |= UInt64(term[index]) << UInt64(120 - 8 * index) }
    }

    static func < (one: Beginning, other: Beginning) -> Bool {
      one.high == other.high ? one.low < other.low : one.high < other.high
    }
  }

  private var entries: [Entry] = []
  /// A hash in the upper half, the index of its entry plus one in the lower; 0 for none. A power of two of them.
  private var slots = [UInt64](repeating: 0, count: 1 << 10)
  private var bytes: [UInt8] = []
  private var article: UInt32 = 0
  private var change: Change?

  /// Counts from nothing.
  package init() {}

  /// How many terms there are.
  package var count: Int { entries.count }

  /// Begins an article, whose terms come until ``endArticle()``.
  package mutating func beginArticle(_ change: Change) {
    self.change = change
    article &+= 1
  }

  /// Ends the article; terms that come outside of one do not count.
  package mutating func endArticle() { change = nil }

  /// Whether terms count at the moment.
  var isCounting: Bool { change != nil }

  /// Counts a term of the article, unless it was counted already.
  package mutating func count(_ term: UnsafeBufferPointer<UInt8>) {
    guard let change else { return }
    let beginning = Beginning(term)
    var hasher = Hasher()
    hasher.combine(beginning)
    if term.count > 16 { hasher.combine(bytes: UnsafeRawBufferPointer(term)) }
    let hash = UInt64(truncatingIfNeeded: hasher.finalize()) >> 32
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash {
        let index = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if entries[index].beginning == beginning, isEqual(entries[index], term) {
          guard entries[index].article != article else { return }
          entries[index].article = article
          entries[index].delta += change.rawValue
          return
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    entries.append(
      Entry(
        beginning: beginning, start: UInt32(truncatingIfNeeded: bytes.count), article: article,
        delta: change.rawValue, byteCount: UInt8(truncatingIfNeeded: term.count)))
    bytes.append(contentsOf: term)
    slots[slot] = hash << 32 | UInt64(entries.count)
    if entries.count * 2 > slots.count { grow() }
  }

  /// Calls `body` with every term whose count changes, in the order of their bytes.
  func forEachSorted(_ body: (_ term: UnsafeBufferPointer<UInt8>, _ delta: Int32) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      func term(_ entry: Entry) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(entry.start)..<Int(entry.start) + Int(entry.byteCount)])
      }
      let changed = entries.filter { $0.delta != 0 }.sorted { one, other in
        one.beginning == other.beginning
          ? term(one).lexicographicallyPrecedes(term(other)) : one.beginning < other.beginning
      }
      for entry in changed { body(term(entry), entry.delta) }
    }
  }

  /// Forgets all terms.
  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
  }

  private func isEqual(_ entry: Entry, _ term: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(entry.byteCount) == term.count, term.count > 16 else { return Int(entry.byteCount) == term.count }
    return bytes[Int(entry.start)..<Int(entry.start) + term.count].elementsEqual(term)
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for content in old where content != 0 {
      var slot = Int(content >> 32) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = content
    }
  }
}
