extension PartialDate: CustomStringConvertible {
  /// `2025`, `2025-09` or `2025-09-01`.
  public var description: String {
    let digits = String(year)
    let year = String(repeating: "0", count: 4 - digits.count) + digits
    return ([year] + [month, day].compactMap(\.self).map { $0 < 10 ? "0\($0)" : "\($0)" }).joined(separator: "-")
  }
}
