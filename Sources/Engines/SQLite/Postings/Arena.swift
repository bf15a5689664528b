import GRDB
import Glibc

/// Elements one behind the other, of all lists that a search reads, in memory that is used again by the next search.
///
/// Places in it stay what they are while it grows; pointers do not. The memory is the C library's, which says when there is
/// no more; Swift's own ends the process then.
final class Arena<Element: BitwiseCopyable> {
  private(set) var start: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int
  private let keptCapacity: Int

  /// - Parameter keptCapacity: For how many elements memory is kept between searches.
  /// - Throws: `SQLITE_NOMEM` where there is no memory.
  init(keptCapacity: Int) throws(DatabaseError) {
    self.keptCapacity = keptCapacity
    capacity = min(keptCapacity, 1024)
    start = try Arena.resized(nil, to: capacity)
  }

  deinit { free(start) }

  /// Makes room for so many elements more, which may then be written behind the last.
  ///
  /// - Throws: `SQLITE_NOMEM` where there is no memory for them; what was there stays.
  func reserve(_ additional: Int) throws(DatabaseError) {
    let needed = count + additional
    guard needed > capacity else { return }
    do throws(DatabaseError) {
      try resize(to: max(needed, capacity * 2))
    } catch {
      try resize(to: needed)
    }
  }

  /// Takes in what was written behind the last element.
  func take(_ additional: Int) { count += additional }

  /// Forgets the last few elements.
  func removeLast(_ removed: Int) { count -= removed }

  /// Forgets everything.
  func removeAll() {
    count = 0
    // What cannot be given back is used again.
    if capacity > keptCapacity { try? resize(to: keptCapacity) }
  }

  private func resize(to newCapacity: Int) throws(DatabaseError) {
    start = try Arena.resized(start, to: newCapacity)
    capacity = newCapacity
  }

  /// Long stretches of memory are moved without being copied (mremap(2)).
  private static func resized(
    _ start: UnsafeMutablePointer<Element>?, to capacity: Int
  ) throws(DatabaseError) -> UnsafeMutablePointer<Element> {
    guard let resized = realloc(start, capacity * MemoryLayout<Element>.stride) else {
      throw DatabaseError(resultCode: .SQLITE_NOMEM, message: "no room for the posting lists of the query")
    }
    return resized.assumingMemoryBound(to: Element.self)
  }
}
