import ShirabeModel

/// A year, a month or a day of the proleptic Gregorian calendar.
public struct PartialDate: Sendable, Hashable {
  /// The year, 0 to 9999.
  public let year: Int
  /// The month, 1 to 12; nil for a whole year.
  public let month: Int?
  /// The day of the month, from 1; nil for a whole month or year.
  public let day: Int?

  /// Names a stretch of time, or gives nil where the calendar has no such day, month or four-digit year.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (0...9999).contains(year), month != nil || day == nil else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day, !(1...GregorianCalendar.dayCount(ofMonth: month, inYear: year)).contains(day) { return nil }
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Its first day as a number that grows with time: year × 10,000 + month × 100 + day.
  public var firstDay: Int { year * 10_000 + (month ?? 1) * 100 + (day ?? 1) }

  /// Its last day as a number of the same kind.
  public var lastDay: Int {
    let lastMonth = month ?? 12
    return year * 10_000 + lastMonth * 100 + (day ?? GregorianCalendar.dayCount(ofMonth: lastMonth, inYear: year))
  }

  /// The stretch of the same length right after it; nil after the last one.
  var next: PartialDate? {
    guard let month else { return PartialDate(year: year + 1) }
    guard let day else {
      return month < 12 ? PartialDate(year: year, month: month + 1) : PartialDate(year: year + 1, month: 1)
    }
    return PartialDate(year: year, month: month, day: day + 1)
      ?? PartialDate(year: year, month: month + 1, day: 1)
      ?? PartialDate(year: year + 1, month: 1, day: 1)
  }

  /// The stretch of the same length right before it; nil before the first one.
  var previous: PartialDate? {
    guard let month else { return PartialDate(year: year - 1) }
    guard let day else {
      return month > 1 ? PartialDate(year: year, month: month - 1) : PartialDate(year: year - 1, month: 12)
    }
    if day > 1 { return PartialDate(year: year, month: month, day: day - 1) }
    if month == 1 { return PartialDate(year: year - 1, month: 12, day: 31) }
    return PartialDate(
      year: year, month: month - 1, day: GregorianCalendar.dayCount(ofMonth: month - 1, inYear: year))
  }
}
