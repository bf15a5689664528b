import ShirabeQuery

extension PartialDate {
  /// The year, month or day of an article, from the number that its date is sorted by.
  init?(publishedOrder: Int64) {
    let days = publishedOrder / 86_400
    let (months, day) = days.quotientAndRemainder(dividingBy: 32)
    let (year, month) = months.quotientAndRemainder(dividingBy: 13)
    self.init(year: Int(year), month: month == 0 ? nil : Int(month), day: day == 0 ? nil : Int(day))
  }
}
