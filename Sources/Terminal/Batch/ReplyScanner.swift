import Glibc

/// Takes a reply line apart without reading what the result is.
enum ReplyScanner {
  private static let head = Array(#"{"jsonrpc":"2.0","id":"#.utf8)
  private static let result = Array(#","result":"#.utf8)

  /// The id and the result's bytes of a line as the daemon lays out the reply to a request whose id is a number; nil for
  /// every other layout, and for errors, which are to be read as JSON.
  ///
  /// - Complexity: O(1).
  static func result(in line: UnsafeRawBufferPointer) -> (id: Int, result: UnsafeRawBufferPointer)? {
    guard matches(head, line, at: 0), line.last == UInt8(ascii: "}") else { return nil }
    var offset = head.count
    var id = 0
    while offset < line.count, case let digit = line[offset] &- UInt8(ascii: "0"), digit < 10, id < 1 << 59 {
      id = id * 10 + Int(digit)
      offset += 1
    }
    guard offset > head.count, matches(result, line, at: offset) else { return nil }
    let start = offset + result.count
    guard start < line.count - 1 else { return nil }
    return (id, UnsafeRawBufferPointer(rebasing: line[start..<(line.count - 1)]))
  }

  /// Whether some hit stands in a result, as far as its beginning tells; nil where that does not.
  static func hasHits(_ result: UnsafeRawBufferPointer) -> Bool? {
    guard matches(hits, result, at: 0), result.count > hits.count else { return nil }
    return result[hits.count] == UInt8(ascii: "{") ? true : nil
  }

  private static let hits = Array(#"{"hits":["#.utf8)

  private static func matches(_ bytes: [UInt8], _ line: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    guard line.count - offset >= bytes.count, let base = line.baseAddress else { return false }
    return bytes.withUnsafeBytes { memcmp($0.baseAddress!, base + offset, bytes.count) == 0 }
  }
}
