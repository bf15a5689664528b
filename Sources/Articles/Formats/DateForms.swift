/// Dates as pages, feeds and books write them, in the forms of `PublishedDate`.
///
/// Beyond ISO 8601: RFC 822 and RFC 2822 (`Wed, 04 Feb 2026 09:30:00 +0900`), years first with any mark (`2026/2/4`, `2026. 2. 4.`),
/// 2026年2月4日, 2026년 2월 4일, 令和8年2月4日, and English with a month's name (`February 4, 2026`). A form whose day and month could be
/// taken for each other (`04/02/2026`) is none.
enum DateForms {
  /// The date that the text is; nil where it is none of the forms or not in the calendar.
  static func date(in text: String) -> PublishedDate? {
    let text = Whitespace.collapsed(text)
    guard !text.isEmpty, text.utf8.count <= 100 else { return nil }
    if let date = try? PublishedDate(text) { return date }
    let parts = parts(of: text)
    guard let fields = yearFirst(parts) ?? japaneseEra(parts) ?? named(parts) else { return nil }
    return try? PublishedDate(fields.text(offset: offset(of: text)))
  }

  /// A number or a word of the text.
  private enum Part: Equatable {
    case number(Int, digits: Int)
    case word(String)
  }

  private struct Fields {
    let year: Int
    let month: Int?
    let day: Int?
    var time: [Int] = []

    func text(offset: String) -> String {
      var text = DateForms.padded(year, 4)
      guard let month else { return text }
      text += "-" + DateForms.padded(month, 2)
      guard let day else { return text }
      text += "-" + DateForms.padded(day, 2)
      guard time.count >= 2 else { return text }
      return text + "T" + time.map { DateForms.padded($0, 2) }.joined(separator: ":") + offset
    }
  }

  private static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The first years of eras less one.
  private static let eras = ["明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018]

  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var digits = ""
    var word = ""
    func flush() {
      if !digits.isEmpty, digits.utf8.count <= 9, let number = Int(digits) {
        parts.append(.number(number, digits: digits.utf8.count))
      }
      if !word.isEmpty { parts.append(.word(word.lowercased())) }
      (digits, word) = ("", "")
    }
    for character in text {
      // Full-width digits are digits too.
      if let value = character.wholeNumberValue, character.isNumber, value < 10 {
        if !word.isEmpty { flush() }
        digits += String(value)
      } else if character.isLetter {
        if !digits.isEmpty { flush() }
        word.append(character)
      } else {
        flush()
      }
    }
    flush()
    return parts
  }

  private static func numbers(_ parts: ArraySlice<Part>) -> [Int] {
    parts.compactMap { if case .number(let number, _) = $0 { number } else { nil } }
  }

  /// The year, then the month, the day, and the time where they follow.
  private static func yearFirst(_ parts: [Part]) -> Fields? {
    guard case .number(let year, let digits)? = parts.first else { return nil }
    if digits == 8 {
      return Fields(year: year / 10_000, month: year / 100 % 100, day: year % 100)
    }
    guard digits == 4 else { return nil }
    return fields(year: year, rest: parts.dropFirst())
  }

  private static func japaneseEra(_ parts: [Part]) -> Fields? {
    guard parts.count >= 2, case .word(let era) = parts[0],
      let base = eras[era.hasSuffix("元年") ? String(era.dropLast(2)) : era]
    else { return nil }
    if era.hasSuffix("元年") { return fields(year: base + 1, rest: parts.dropFirst()) }
    guard case .number(let year, _) = parts[1] else { return nil }
    return fields(year: base + year, rest: parts.dropFirst(2))
  }

  private static func fields(year: Int, rest: ArraySlice<Part>) -> Fields? {
    // English words after the year are another form; afternoons are told by words before the hour.
    let words = rest.compactMap { if case .word(let word) = $0 { word } else { nil } }
    let numbers = numbers(rest)
    guard let month = numbers.first else {
      return words.allSatisfy({ $0 == "年" || $0 == "년" }) ? Fields(year: year, month: nil, day: nil) : nil
    }
    guard numbers.count > 1 else { return Fields(year: year, month: month, day: nil) }
    var time = Array(numbers.dropFirst(2).prefix(3))
    let isAfternoon = words.contains { $0 == "午後" || $0 == "오후" || $0 == "下午" || $0 == "pm" }
    if isAfternoon, let hour = time.first, hour < 12 { time[0] = hour + 12 }
    return Fields(year: year, month: month, day: numbers[1], time: time)
  }

  /// English: the day of the week, then day and month or month and day, the year, the time.
  private static func named(_ parts: [Part]) -> Fields? {
    let index = parts.firstIndex { part in
      if case .word(let word) = part { word.utf8.count >= 3 && months.contains(String(word.prefix(3))) } else { false }
    }
    guard let index, index <= 3, case .word(let word) = parts[index],
      let month = months.firstIndex(of: String(word.prefix(3)))
    else { return nil }
    let before = numbers(parts[..<index])
    var after = numbers(parts[(index + 1)...])
    let day: Int?
    if let first = before.last {
      day = first
    } else if let first = after.first, first <= 31, after.count > 1 {
      day = first
      after.removeFirst()
    } else {
      day = nil
    }
    guard var year = after.first else { return nil }
    // RFC 822 has years of two digits; RFC 2822 § 4.3 says which they are.
    if year < 100, !before.isEmpty { year += year < 50 ? 2000 : 1900 }
    guard year >= 1000 else { return nil }
    var time = Array(after.dropFirst().prefix(3))
    if parts.contains(.word("pm")), let hour = time.first, hour < 12 { time[0] = hour + 12 }
    return Fields(year: year, month: month + 1, day: day, time: time)
  }

  /// The offset at the end of the text, as ISO 8601 writes it; empty where none is written.
  private static func offset(of text: String) -> String {
    for (name, offset) in [
      ("GMT", "Z"), ("UTC", "Z"), ("UT", "Z"), ("Z", "Z"), ("JST", "+09:00"), ("KST", "+09:00"), ("EST", "-05:00"),
      ("EDT", "-04:00"), ("CST", "-06:00"), ("CDT", "-05:00"), ("MST", "-07:00"), ("MDT", "-06:00"), ("PST", "-08:00"),
      ("PDT", "-07:00"),
    ] where text.hasSuffix(name) { return offset }
    let tail = Array(text.utf8.suffix(6)).filter { $0 != UInt8(ascii: ":") }
    guard let sign = tail.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }),
      tail.count - sign == 5, tail[(sign + 1)...].allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
    else { return "" }
    let digits = String(decoding: tail[sign...], as: UTF8.self)
    return digits.prefix(3) + ":" + digits.suffix(2)
  }
}
