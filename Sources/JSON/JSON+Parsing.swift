extension JSON {
  /// How deep arrays and objects may nest where nothing else is said.
  public static let defaultMaximumDepth = 64

  /// Reads one JSON text; spaces, tabs and line ends may stand around it, anything else is an error.
  ///
  /// Arrays and objects nested deeper than `maximumDepth` are refused, so that input cannot exhaust the stack.
  ///
  /// - Complexity: O(bytes).
  public init(
    parsing bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int = JSON.defaultMaximumDepth
  ) throws(JSONError) {
    var parser = JSONParser(bytes: bytes, maximumDepth: maximumDepth)
    self = try parser.parseText()
  }

  /// Reads one JSON text, as `init(parsing:maximumDepth:)` over a buffer does.
  public init(parsing bytes: [UInt8], maximumDepth: Int = JSON.defaultMaximumDepth) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      try JSON(parsing: buffer, maximumDepth: maximumDepth)
    }
  }

  /// Reads one JSON text; offsets in errors count from the start of the slice.
  public init(parsing bytes: ArraySlice<UInt8>, maximumDepth: Int = JSON.defaultMaximumDepth) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      try JSON(parsing: buffer, maximumDepth: maximumDepth)
    }
  }

  /// Reads one JSON text; offsets in errors count UTF-8 bytes.
  public init(parsing text: String, maximumDepth: Int = JSON.defaultMaximumDepth) throws(JSONError) {
    try self.init(parsing: Array(text.utf8), maximumDepth: maximumDepth)
  }
}
