import Dispatch

/// Gives large memory back on a thread of its own: to give hundreds of megabytes back to the system takes tens of milliseconds,
/// for which no reply should wait, least of all one that says that the time is over.
package enum Leaving {
  /// What takes less is given back in less than a tenth of a millisecond.
  package static let minimumByteCount = 1 << 20

  private static let queue = DispatchQueue(label: "memory", qos: .utility)

  /// Lets go of a value that nobody else holds, a little later.
  package static func take(value: consuming some Sendable) {
    let last = Unmanaged.passRetained(Left(value))
    queue.async { last.release() }
  }
}

extension Array where Element: Sendable {
  /// Empties the array; if it is large, its memory is given back on another thread.
  package mutating func leave() {
    guard capacity * MemoryLayout<Element>.stride >= Leaving.minimumByteCount else { return }
    let value = self
    self = []
    Leaving.take(value: consume value)
  }
}

/// Holds what is let go of.
private final class Left<Value: Sendable>: Sendable {
  private let value: Value

  /// Takes the value over.
  package init(_ value: Value) { self.value = value }
}
