/// Elements one behind the other, of all lists that a search reads, in memory that is used again by the next search.
///
/// Places in it stay what they are while it grows; pointers do not.
final class Arena<Element: BitwiseCopyable> {
  private(set) var start: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int
  private let keptCapacity: Int

  /// - Parameter keptCapacity: For how many elements memory is kept between searches.
  init(keptCapacity: Int) {
    self.keptCapacity = keptCapacity
    capacity = min(keptCapacity, 1024)
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// Makes room for so many elements more, which may then be written behind the last.
  func reserve(_ additional: Int) {
    guard count + additional > capacity else { return }
    let newCapacity = max(count + additional, capacity * 2)
    let grown = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
    grown.update(from: start, count: count)
    start.deallocate()
    start = grown
    capacity = newCapacity
  }

  /// Takes in what was written behind the last element.
  func take(_ additional: Int) { count += additional }

  /// Forgets the last few elements.
  func removeLast(_ removed: Int) { count -= removed }

  /// Forgets everything.
  func removeAll() {
    count = 0
    guard capacity > keptCapacity else { return }
    start.deallocate()
    capacity = keptCapacity
    start = .allocate(capacity: capacity)
  }
}
