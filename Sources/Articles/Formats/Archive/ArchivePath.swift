/// Paths of files in an archive.
enum ArchivePath {
  /// The path that a reference in the file at another path leads to, its fragment cut off and its percent escapes resolved
  /// (RFC 3986, § 5.2).
  static func resolve(_ reference: String, from path: String) -> String {
    let target = unescaped(reference.prefix { $0 != "#" && $0 != "?" })
    var parts = target.hasPrefix("/") ? [] : path.split(separator: "/").dropLast().map(String.init)
    for part in target.split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  private static func unescaped(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return StreamSafeText.bounded(bytes)
  }
}
