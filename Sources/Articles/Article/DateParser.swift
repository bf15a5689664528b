import ShirabeModel

/// Reads the date forms that `PublishedDate` documents.
struct DateParser {
  /// Why a text is no date.
  struct Failure: Error {
    let reason: String
  }

  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  mutating func parse() throws(Failure) -> (year: Int, month: Int?, day: Int?) {
    let year = try number(digits: 4, of: "the year", in: 0...9999)
    guard take("-") else { return try end(year, nil, nil) }
    let month = try number(digits: 2, of: "the month", in: 1...12)
    guard take("-") else { return try end(year, month, nil) }
    let day = try number(digits: 2, of: "the day", in: 1...GregorianCalendar.dayCount(ofMonth: month, inYear: year))
    if take("T") { try time() }
    return try end(year, month, day)
  }

  private func end(_ year: Int, _ month: Int?, _ day: Int?) throws(Failure) -> (year: Int, month: Int?, day: Int?) {
    guard rest.isEmpty else {
      throw Failure(reason: "\"\(Substring(rest).prefix(20))\" stands where the date should end")
    }
    return (year, month, day)
  }

  /// Reads what follows the T; 24:00 is the end of the day and 60 a leap second, as in ISO 8601.
  private mutating func time() throws(Failure) {
    let hour = try number(digits: 2, of: "the hour", in: 0...24)
    guard take(":") else { throw Failure(reason: "minutes must follow the hour, as in 12:30") }
    let minute = try number(digits: 2, of: "the minute", in: 0...59)
    var isWholeHour = minute == 0
    if take(":") {
      let second = try number(digits: 2, of: "the second", in: 0...60)
      isWholeHour = isWholeHour && second == 0
      if take(".") || take(",") { isWholeHour = try fraction() && isWholeHour }
    }
    guard hour < 24 || isWholeHour else {
      throw Failure(reason: "the hour 24 ends the day: only 24:00:00 may be written")
    }
    try offset()
  }

  /// Reads the digits of a fraction; true where all of them are 0.
  private mutating func fraction() throws(Failure) -> Bool {
    let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard !digits.isEmpty else { throw Failure(reason: "digits must follow the decimal mark") }
    rest = rest[digits.endIndex...]
    return digits.allSatisfy { $0 == UInt8(ascii: "0") }
  }

  private mutating func offset() throws(Failure) {
    if take("Z") { return }
    guard take("+") || take("-") else { return }
    _ = try number(digits: 2, of: "the offset's hour", in: 0...23)
    if take(":") || !rest.isEmpty { _ = try number(digits: 2, of: "the offset's minute", in: 0...59) }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == mark.value else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func number(digits: Int, of what: String, in range: ClosedRange<Int>) throws(Failure) -> Int {
    let text = rest.prefix(digits)
    var value = 0
    for byte in text {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else {
        throw Failure(reason: "\(what) must be \(digits) digits")
      }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    guard text.count == digits else { throw Failure(reason: "\(what) must be \(digits) digits") }
    guard range.contains(value) else {
      throw Failure(reason: "\(what) must be from \(range.lowerBound) to \(range.upperBound)")
    }
    rest = rest[text.endIndex...]
    return value
  }
}
