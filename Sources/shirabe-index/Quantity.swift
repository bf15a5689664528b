/// Quantities in words, for people.
enum Quantity {
  /// Bytes in powers of ten, with one digit after the point.
  static func bytes(_ count: Double) -> String {
    switch count {
    case ..<1_000: "\(Int(count)) B"
    case ..<1_000_000: tenths(count / 1_000) + " kB"
    case ..<1_000_000_000: tenths(count / 1_000_000) + " MB"
    default: tenths(count / 1_000_000_000) + " GB"
    }
  }

  /// Seconds, and minutes where there are any.
  static func seconds(_ seconds: Double) -> String {
    if seconds < 60 { return tenths(seconds) + " s" }
    let whole = Int(seconds.rounded())
    return "\(whole / 60) min \(whole % 60) s"
  }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
