/// A string that equals another where all bytes are the same, as ids and paths do.
///
/// Swift's own strings are equal where their letters are, composed or not.
public struct BytewiseString: Hashable, Sendable {
  /// The string.
  public let string: String

  /// Takes a string.
  public init(_ string: String) { self.string = string }

  /// Whether all bytes are the same.
  public static func == (one: BytewiseString, other: BytewiseString) -> Bool {
    one.string.utf8.elementsEqual(other.string.utf8)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    var copy = string
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
