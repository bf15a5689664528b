/// Numbers as people read them in a table.
enum Figure {
  static func whole(_ number: Double) -> String { decimal(number, digits: 0) }

  static func tenths(_ number: Double) -> String { decimal(number, digits: 1) }

  static func hundredths(_ number: Double) -> String { decimal(number, digits: 2) }

  /// Bytes as megabytes of 10^6, or as they are where that would be next to nothing.
  static func megabytes(_ byteCount: Int) -> String {
    byteCount < 100_000 ? "\(byteCount) B" : tenths(Double(byteCount) / 1e6) + " MB"
  }

  /// A number that is not negative, with so many digits after the point; "–" where it is no number to print.
  private static func decimal(_ number: Double, digits: Int) -> String {
    var unit = 1
    for _ in 0..<digits { unit *= 10 }
    guard let scaled = Int(exactly: (number * Double(unit)).rounded()), scaled >= 0 else { return "–" }
    guard digits > 0 else { return "\(scaled)" }
    let fraction = String(scaled % unit)
    return "\(scaled / unit)." + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}
