import Dispatch

/// Gives large memory back on a thread of its own: to give hundreds of megabytes back to the system takes tens of milliseconds,
/// for which no reply should wait, least of all one that says that the time is over.
package enum Leaving {
  /// What takes less is given back in less than a tenth of a millisecond.
  package static let minimumByteCount = 1 << 20

  private static let queue = DispatchQueue(label: "memory", qos: .utility)

  /// Lets go of an object and all that it holds, a little later.
  package static func take(_ object: sending AnyObject) {
    nonisolated(unsafe) let last = Unmanaged.passRetained(object)
    queue.async { last.release() }
  }

  /// Lets go of a value that nobody else holds, a little later.
  package static func take(value: consuming some Sendable) {
    let box = Left(value)
    take(box)
  }
}

extension Array where Element: Sendable {
  /// Empties the array; if it is large, its memory is given back on another thread.
  package mutating func leave() {
    guard capacity * MemoryLayout<Element>.stride >= Leaving.minimumByteCount else { return }
    let box = Left(self)
    self = []
    Leaving.take(box)
  }
}

/// Holds what is let go of.
package final class Left<Value: Sendable>: Sendable {
  private let value: Value

  /// Takes the value over.
  package init(_ value: Value) { self.value = value }
}
