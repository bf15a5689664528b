/// Reads what stands after `date:`.
enum DateRangeReader {
  /// The range that a value means.
  ///
  /// - Throws: ``QueryError/unreadable(offset:reason:)`` at the value, naming the forms it may have.
  static func range(_ value: FieldValue) throws(QueryError) -> DateRange {
    let text = value.text.narrowed
    if text.hasPrefix(">=") { return DateRange(from: try date(text.dropFirst(2), value), to: nil) }
    if text.hasPrefix("<=") { return DateRange(from: nil, to: try date(text.dropFirst(2), value)) }
    if text.hasPrefix(">") {
      guard let from = try date(text.dropFirst(), value).next else { throw beyond(value, "9999") }
      return DateRange(from: from, to: nil)
    }
    if text.hasPrefix("<") {
      guard let to = try date(text.dropFirst(), value).previous else { throw beyond(value, "0000") }
      return DateRange(from: nil, to: to)
    }
    return try span(text, value)
  }

  private static func span(_ text: String, _ value: FieldValue) throws(QueryError) -> DateRange {
    guard let (start, end) = halves(text) else {
      let only = try date(text[...], value)
      return DateRange(from: only, to: only)
    }
    guard !start.isEmpty || !end.isEmpty else { throw malformed(value, "\"..\" names no date") }
    let from = start.isEmpty ? nil : try date(start, value)
    let to = end.isEmpty ? nil : try date(end, value)
    if let from, let to, from.firstDay > to.lastDay {
      throw .unreadable(offset: value.offset, reason: "\(text) ends before it begins: write the earlier date first")
    }
    return DateRange(from: from, to: to)
  }

  /// What stands before and after the first `..`.
  private static func halves(_ text: String) -> (Substring, Substring)? {
    let bytes = text.utf8
    var index = bytes.startIndex
    while let dot = bytes[index...].firstIndex(of: 0x2E) {
      let next = bytes.index(after: dot)
      guard next < bytes.endIndex else { return nil }
      if bytes[next] == 0x2E { return (text[..<dot], text[bytes.index(after: next)...]) }
      index = next
    }
    return nil
  }

  private static func date(_ text: Substring, _ value: FieldValue) throws(QueryError) -> PartialDate {
    let parts = text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    let numbers = parts.map { part in
      part.allSatisfy { (0x30...0x39).contains($0) } ? Int(String(decoding: part, as: UTF8.self)) : nil
    }
    guard parts.map(\.count) == Array([4, 2, 2].prefix(parts.count)), let year = numbers[0],
      !numbers.contains(where: { $0 == nil })
    else { throw malformed(value, "\"\(text)\" is not a date") }
    guard
      let date = PartialDate(
        year: year, month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
    else { throw malformed(value, "\"\(text)\" is not in the calendar") }
    return date
  }

  private static func malformed(_ value: FieldValue, _ what: String) -> QueryError {
    let forms = "2025, 2025-09, 2025-09-01, 2025-09..2026-02, ..2026, 2025.., >=2025-09-01, >, <= or <"
    return .unreadable(offset: value.offset, reason: "\(what): after date: write one of \(forms)")
  }

  private static func beyond(_ value: FieldValue, _ year: String) -> QueryError {
    .unreadable(offset: value.offset, reason: "nothing lies beyond \(year): years have four digits, 0000 to 9999")
  }
}
