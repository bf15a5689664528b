/// Cuts a file of JSON into the elements of its array, or the values that follow one another in it, holding one at a time.
struct JSONElementReader {
  /// A value, not looked into.
  struct Element {
    /// The line it begins in, counted from 1.
    let line: Int
    /// Where it begins, in bytes from the start of the file.
    let byteOffset: Int
    /// Its bytes; nil where it was longer than allowed and has been stepped over.
    let bytes: [UInt8]?
  }

  private enum Place { case start, values, elements(isFirst: Bool), end }

  private let stream: InputStream
  private let maximumElementByteCount: Int
  private var block: [UInt8]
  private var blockRange = 0..<0
  private var isAtEnd = false
  private var place = Place.start
  private var line = 1

  /// How many bytes of the file are done with.
  private(set) var consumedByteCount = 0

  init(_ stream: InputStream, maximumElementByteCount: Int) {
    self.stream = stream
    self.maximumElementByteCount = maximumElementByteCount
    block = [UInt8](repeating: 0, count: InputStream.blockByteCount)
  }

  /// The next value; nil at the end of the file. After a throw there is nothing more to read.
  mutating func next() throws(ArticleError) -> Element? {
    if case .start = place { try begin() }
    switch place {
    case .start, .end: return nil
    case .values:
      return try skipSpace() == nil ? nil : try element()
    case .elements(let isFirst):
      guard try beginElement(isFirst: isFirst) else { return nil }
      return try element()
    }
  }

  /// Looks whether the file is an array.
  private mutating func begin() throws(ArticleError) {
    if try peek() == 0xEF { try stepOverByteOrderMark() }
    guard try skipSpace() == UInt8(ascii: "[") else {
      place = .values
      return
    }
    try advance()
    place = .elements(isFirst: true)
  }

  private mutating func stepOverByteOrderMark() throws(ArticleError) {
    for byte: UInt8 in [0xEF, 0xBB, 0xBF] {
      guard try peek() == byte else { throw .notUTF8(byteOffset: consumedByteCount, line: line) }
      try advance()
    }
  }

  /// Steps over the comma before an element, or the end of the array; false there.
  private mutating func beginElement(isFirst: Bool) throws(ArticleError) -> Bool {
    var next = try skipSpace()
    if next == UInt8(ascii: "]") {
      try advance()
      place = .end
      guard try skipSpace() == nil else { throw broken("something stands behind the array") }
      return false
    }
    if !isFirst {
      guard next != nil else { throw broken("the array is not closed") }
      guard next == UInt8(ascii: ",") else { throw broken("a comma must stand between two elements") }
      try advance()
      next = try skipSpace()
    }
    guard next != nil else { throw broken("the array is not closed") }
    place = .elements(isFirst: false)
    return true
  }

  private mutating func element() throws(ArticleError) -> Element {
    let (line, byteOffset) = (line, consumedByteCount)
    var bytes: [UInt8]? = []
    var depth = 0
    var isInString = false
    var isEscaped = false
    while let byte = try peek() {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
        // What stands outside brackets ends before a comma, a bracket or white space.
        if depth < 0 || depth == 0 && (byte == UInt8(ascii: ",") || JSONElementReader.isSpace(byte)) { break }
      }
      bytes?.append(byte)
      if let count = bytes?.count, count > maximumElementByteCount { bytes = nil }
      try advance()
      if depth == 0, !isInString, byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { break }
    }
    guard bytes?.isEmpty != true else { throw broken("a value must stand here") }
    return Element(line: line, byteOffset: byteOffset, bytes: bytes)
  }

  private mutating func broken(_ reason: String) -> ArticleError {
    place = .end
    return .malformed(format: "JSON", reason: "\(reason), at byte \(consumedByteCount), in line \(line)")
  }

  /// Steps over white space; the byte after it, or nil at the end of the file.
  private mutating func skipSpace() throws(ArticleError) -> UInt8? {
    while let byte = try peek() {
      guard JSONElementReader.isSpace(byte) else { return byte }
      try advance()
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  private mutating func peek() throws(ArticleError) -> UInt8? {
    if blockRange.isEmpty, !isAtEnd {
      let count = try block.withUnsafeMutableBufferPointer { bytes throws(ArticleError) in try stream.read(into: bytes)
      }
      blockRange = 0..<count
      isAtEnd = count == 0
    }
    return blockRange.isEmpty ? nil : block[blockRange.lowerBound]
  }

  private mutating func advance() throws(ArticleError) {
    guard let byte = try peek() else { return }
    if byte == 0x0A { line += 1 }
    consumedByteCount += 1
    blockRange = (blockRange.lowerBound + 1)..<blockRange.upperBound
  }
}
