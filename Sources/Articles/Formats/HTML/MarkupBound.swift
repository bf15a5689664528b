/// How much markup a document may have: a tree takes some hundred bytes for every tag and attribute, however short these are, so
/// that a bound on the file alone would be none on the memory.
enum MarkupBound {
  /// The most tags and attributes together; tags that end elements do not count.
  static let maximumCount = 600_000

  private static let sectionStart = Array("<![CDATA[".utf8)

  /// Throws where there are more, as the signs that begin them tell; those in CDATA sections are text.
  static func check(_ text: String, format: String) throws(ArticleError) {
    var text = text
    guard text.withUTF8(exceeds) else { return }
    throw .malformed(format: format, reason: "it has more than \(maximumCount) tags and attributes")
  }

  /// Throws where Markdown has more marks, its line feeds among them.
  static func check(markdown: Substring) throws(ArticleError) {
    guard markdown.utf8.count > maximumCount else { return }
    let count = markdown.utf8.count { marks.contains($0) }
    guard count > maximumCount else { return }
    throw .malformed(format: "Markdown", reason: "it has more than \(maximumCount) lines and marks")
  }

  private static let marks = Array("\n*_`[!<~|\\&".utf8)

  private static func exceeds(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Nearly every document has fewer bytes than that.
    guard bytes.count > maximumCount else { return false }
    var count = 0
    var index = 0
    while index < bytes.count, count <= maximumCount {
      switch bytes[index] {
      case UInt8(ascii: "<") where bytes[index...].starts(with: sectionStart):
        index = sectionEnd(bytes, from: index + sectionStart.count)
      case UInt8(ascii: "<"):
        let isEnd = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
        count += isEnd ? 0 : 1
        index += 1
      case UInt8(ascii: "="):
        count += 1
        index += 1
      default: index += 1
      }
    }
    return count > maximumCount
  }

  /// Where the CDATA section ends.
  private static func sectionEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 2 < bytes.count {
      if bytes[index] == UInt8(ascii: "]"), bytes[index + 1] == UInt8(ascii: "]"), bytes[index + 2] == UInt8(ascii: ">")
      {
        return index + 3
      }
      index += 1
    }
    return bytes.count
  }
}
