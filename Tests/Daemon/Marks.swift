import ShirabeJSON

/// Marks of a text, counted in a unit.
struct Marks {
  let text: String
  let unit: String
  let ranges: [Range<Int>]

  /// Takes `[[start, end], …]`; nil where that is something else.
  init?(_ pairs: JSON?, of text: String, unit: String) {
    guard let pairs = pairs?.array else { return nil }
    var ranges: [Range<Int>] = []
    for pair in pairs {
      guard let ends = pair.array?.compactMap(\.int64), ends.count == 2, ends[0] < ends[1] else { return nil }
      ranges.append(Int(ends[0])..<Int(ends[1]))
    }
    (self.text, self.unit, self.ranges) = (text, unit, ranges)
  }

  /// What is marked; nil where a mark lies outside of the text.
  var pieces: [String]? {
    switch unit {
    case "utf8": cut(Array(text.utf8)) { String(decoding: $0, as: UTF8.self) }
    case "utf16": cut(Array(text.utf16)) { String(decoding: $0, as: UTF16.self) }
    case "scalar": cut(Array(text.unicodeScalars)) { String(String.UnicodeScalarView($0)) }
    default: cut(Array(text)) { String($0) }
    }
  }

  private func cut<Unit>(_ units: [Unit], _ join: (ArraySlice<Unit>) -> String) -> [String]? {
    guard ranges.allSatisfy({ $0.lowerBound >= 0 && $0.upperBound <= units.count }) else { return nil }
    return ranges.map { join(units[$0]) }
  }
}
