/// A string that equals another where all bytes are the same, as ids and paths do, and comes before it where its bytes do.
///
/// Swift's own strings are equal where their letters are, composed or not.
public struct BytewiseString: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
  /// The string.
  public let string: String

  /// Takes a string.
  public init(_ string: String) { self.string = string }

  /// Takes a string that stands in the source.
  public init(stringLiteral string: String) { self.string = string }

  /// Whether all bytes are the same.
  public static func == (one: BytewiseString, other: BytewiseString) -> Bool {
    one.string.utf8.elementsEqual(other.string.utf8)
  }

  /// Whether the bytes of the one come before those of the other.
  public static func < (one: BytewiseString, other: BytewiseString) -> Bool {
    one.string.utf8.lexicographicallyPrecedes(other.string.utf8)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    var copy = string
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
