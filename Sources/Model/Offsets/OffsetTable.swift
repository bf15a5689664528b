/// Where the units of one text begin, to turn offsets that a reply counts in them into bytes.
public struct OffsetTable: Sendable {
  /// The byte of UTF-8 at which each unit begins, and the end of the text; nil where the unit is that byte.
  ///
  /// The second half of a surrogate pair is said to begin in the middle of its character, where nothing can be cut.
  private let starts: [Int]?
  private let text: String

  /// Measures a text.
  ///
  /// - Complexity: O(bytes of the text), also in memory; O(1) for `utf8`.
  public init(of text: String, in unit: OffsetUnit) {
    self.text = text
    switch unit {
    case .utf8: starts = nil
    case .scalar: starts = Self.starts(text.unicodeScalars) { UTF8.width($0) }
    case .grapheme: starts = Self.starts(text) { $0.utf8.count }
    case .utf16:
      var starts = [0]
      var end = 0
      for scalar in text.unicodeScalars {
        if UTF16.width(scalar) == 2 { starts.append(end + 2) }
        end += UTF8.width(scalar)
        starts.append(end)
      }
      self.starts = starts
    }
  }

  private static func starts<Units: Sequence>(_ units: Units, _ utf8Count: (Units.Element) -> Int) -> [Int] {
    var starts = [0]
    var end = 0
    for unit in units {
      end += utf8Count(unit)
      starts.append(end)
    }
    return starts
  }

  /// Ranges in the unit of the table as byte ranges of UTF-8; nil where one leaves the text or splits a character.
  ///
  /// - Complexity: O(r) for r ranges.
  public func utf8Ranges(of ranges: [Range<Int>]) -> [Range<Int>]? {
    let bytes = text.utf8
    func utf8Offset(_ offset: Int) -> Int? {
      guard offset >= 0, offset <= starts.map({ $0.count - 1 }) ?? bytes.count else { return nil }
      let start = starts?[offset] ?? offset
      let isInside = start < bytes.count && bytes[bytes.index(bytes.startIndex, offsetBy: start)] & 0xC0 == 0x80
      return isInside ? nil : start
    }
    var utf8Ranges: [Range<Int>] = []
    for range in ranges {
      guard let lower = utf8Offset(range.lowerBound), let upper = utf8Offset(range.upperBound) else { return nil }
      utf8Ranges.append(lower..<upper)
    }
    return utf8Ranges
  }
}
