/// The lines of a batch that are under way, in their order: none is printed before those that came before it.
struct BatchWindow {
  /// The most lines under way, which is what the daemon carries out at once for one connection.
  static let size = 64

  private var slots = [BatchSlot](repeating: BatchSlot(), count: size)
  /// The number of the oldest line that has not been printed; the first line has the number 1.
  private(set) var oldest = 1
  /// The number that the next line will have.
  private(set) var next = 1

  /// How many lines are under way.
  var count: Int { next - oldest }

  /// Whether a line is under way.
  func contains(_ number: Int) -> Bool { number >= oldest && number < next }

  /// Makes room for the next line.
  mutating func open() {
    self[next].refusals = 0
    next += 1
  }

  /// The slot of a line.
  subscript(number: Int) -> BatchSlot {
    _read { yield slots[number % Self.size] }
    _modify { yield &slots[number % Self.size] }
  }

  /// Takes the records that are ready, oldest first.
  mutating func takeAnswered(_ body: ([UInt8]) -> Void) {
    while count > 0, self[oldest].state == .answered {
      body(self[oldest].record)
      // What one long reply took is not kept 64 times.
      if self[oldest].record.capacity > 1 << 16 { self[oldest].record = [] }
      if self[oldest].request.capacity > 1 << 16 { self[oldest].request = [] }
      oldest += 1
    }
  }
}
