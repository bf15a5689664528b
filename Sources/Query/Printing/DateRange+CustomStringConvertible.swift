extension DateRange: CustomStringConvertible {
  /// `2025`, `2025-09..2026-02`, `2025..` or `..2025`; `0000..`, which is every date, where both ends are open.
  public var description: String {
    switch (from, to) {
    case (let from?, let to?): from == to ? "\(from)" : "\(from)..\(to)"
    case (let from?, nil): "\(from).."
    case (nil, let to?): "..\(to)"
    case (nil, nil): "0000.."
    }
  }
}
