/// What offsets into a text count.
public enum OffsetUnit: String, CaseIterable, Sendable, Choice, ParameterValue {
  /// Bytes of UTF-8, as in C, Go, Rust and files.
  case utf8
  /// Code units of UTF-16, as in JavaScript, Java and C#.
  case utf16
  /// Code points, as in Python.
  case scalar
  /// Extended grapheme clusters (UAX #29), as in Swift: what people call letters.
  case grapheme
}
