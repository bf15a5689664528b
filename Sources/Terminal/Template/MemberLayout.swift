import Glibc

/// How a member stands in a template: `{title:<40}`, `{title:.40}`, `{score:8.2f}`.
struct MemberLayout: Equatable {
  /// Where it stands in its width; without one numbers stand right, text left.
  var alignment: TextAlignment?
  /// The least columns it takes.
  var width = 0
  /// The decimal places of a number, or the most columns of text.
  var precision: Int?

  /// Text laid out; what is too wide ends with `…`.
  func applied(to text: String) -> String {
    let text = precision.map { TextCut.prefix(text, columns: $0) } ?? text
    return width > 0 ? TextCut.padded(text, columns: width, alignment ?? .left) : text
  }

  /// A number laid out; nothing but the width where there is none.
  func applied(to number: Double?) -> String {
    let text = number.map { number in precision.map { Self.fixed(number, places: $0) } ?? "\(number)" } ?? ""
    return width > 0 ? TextCut.padded(text, columns: width, alignment ?? .right) : text
  }

  /// The number with so many decimal places, as printf(3) rounds it.
  private static func fixed(_ number: Double, places: Int) -> String {
    var room = [CChar](repeating: 0, count: 512)
    let count = withVaList([CInt(places), number]) { vsnprintf(&room, room.count, "%.*f", $0) }
    guard count > 0, count < room.count else { return "\(number)" }
    return String(decoding: room[..<Int(count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
