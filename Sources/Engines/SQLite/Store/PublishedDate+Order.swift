import ShirabeArticles

extension PublishedDate {
  /// A number that sorts dates as they are written: by year, month, day and time of day, what is missing first.
  ///
  /// Offsets move nothing: the day is the day as written.
  var order: Int64 {
    let day = (Int64(year) * 13 + Int64(month ?? 0)) * 32 + Int64(day ?? 0)
    guard let time = text.split(separator: "T", maxSplits: 1).dropFirst().first else { return day * 86_400 }
    let digits = time.utf8.lazy.filter { $0 != 0x3A }.prefix { (0x30...0x39).contains($0) }.prefix(6)
    let numbers = digits.map { Int64($0) - 0x30 }
    let places: [Int64] = [36_000, 3_600, 600, 60, 10, 1]
    // A leap second counts as the second before it.
    return day * 86_400 + min(zip(numbers, places).reduce(0) { $0 + $1.0 * $1.1 }, 86_399)
  }
}
