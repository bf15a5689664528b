/// The proleptic Gregorian calendar, which ISO 8601 extends to every year.
package enum GregorianCalendar {
  /// How many days a month (1 to 12) has in a year.
  package static func dayCount(ofMonth month: Int, inYear year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
