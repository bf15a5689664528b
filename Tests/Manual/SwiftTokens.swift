/// The words and marks of Swift code, in order, without numbers and without what stands in comments and strings. What a
/// string interpolates is code.
struct SwiftTokens {
  /// The words whole, the marks one by one; but dots in a row, as in `..<`, are one, since no member follows them.
  private(set) var tokens: [String] = []
  private let bytes: [UInt8]
  private var place = 0

  init(_ source: String) {
    bytes = Array(source.utf8)
    readCode(inParentheses: false)
  }

  /// Reads to the end, or to the parenthesis that ends an interpolation.
  private mutating func readCode(inParentheses: Bool) {
    var depth = 0
    while let byte = byte(at: place) {
      switch byte {
      case UInt8(ascii: "/") where self.byte(at: place + 1) == UInt8(ascii: "/"):
        place = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      case UInt8(ascii: "/") where self.byte(at: place + 1) == UInt8(ascii: "*"): skipComment()
      case UInt8(ascii: "\""), UInt8(ascii: "#"): readString()
      case UInt8(ascii: "."): tokens.append(run { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "<") })
      case _ where Self.isDigit(byte): _ = run(Self.isOfWord)
      case _ where Self.isOfWord(byte): tokens.append(run(Self.isOfWord))
      case UInt8(ascii: "("), UInt8(ascii: ")"):
        depth += byte == UInt8(ascii: "(") ? 1 : -1
        if inParentheses && depth < 0 { return }
        fallthrough
      default:
        if byte > UInt8(ascii: " ") { tokens.append(String(UnicodeScalar(byte))) }
        place += 1
      }
    }
  }

  /// Comments in comments are comments.
  private mutating func skipComment() {
    var depth = 0
    repeat {
      let pair = bytes[place..<min(place + 2, bytes.count)]
      if pair.elementsEqual("/*".utf8) { depth += 1 }
      if pair.elementsEqual("*/".utf8) { depth -= 1 }
      place += pair.elementsEqual("/*".utf8) || pair.elementsEqual("*/".utf8) ? 2 : 1
    } while depth > 0 && place < bytes.count
  }

  /// Reads a string, or the mark where none begins: `#if`, for one.
  private mutating func readString() {
    let pounds = bytes[place...].prefix { $0 == UInt8(ascii: "#") }.count
    let quotes = bytes[(place + pounds)...].prefix(3).prefix { $0 == UInt8(ascii: "\"") }.count
    guard quotes > 0 else {
      tokens.append("#")
      place += 1
      return
    }
    let pound = [UInt8](repeating: UInt8(ascii: "#"), count: pounds)
    // Two quotes are an empty string.
    let end = Array(repeating: UInt8(ascii: "\""), count: quotes == 3 ? 3 : 1) + pound
    let escape = [UInt8(ascii: "\\")] + pound
    place += end.count
    while place < bytes.count {
      let rest = bytes[place...]
      if rest.starts(with: end) {
        place += end.count
        return
      }
      guard rest.starts(with: escape) else {
        place += 1
        continue
      }
      place += escape.count
      if byte(at: place) == UInt8(ascii: "(") {
        place += 1
        readCode(inParentheses: true)
      }
      place += 1
    }
  }

  private mutating func run(_ belongs: (UInt8) -> Bool) -> String {
    let text = bytes[place...].prefix(while: belongs)
    place = text.endIndex
    return String(decoding: text, as: UTF8.self)
  }

  private func byte(at place: Int) -> UInt8? { place < bytes.count ? bytes[place] : nil }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
