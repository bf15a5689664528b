/// How long a parameter that is a string may be.
struct TextLimits {
  /// The most bytes of UTF-8; nil for any.
  var maximumBytes: Int?
  /// What to do with a longer one.
  var advice: StaticString = ""
}
