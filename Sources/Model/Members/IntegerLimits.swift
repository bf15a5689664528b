/// How small and how great a parameter that is a whole number may be.
enum IntegerLimits {
  /// At least so much.
  case atLeast(Int)
  /// Between two, which both are allowed.
  case from(ClosedRange<Int>)
  /// At least 0, and as the list of parameters itself sees to, at most so much.
  case upTo(Int)

  /// What reading lets pass.
  var range: ClosedRange<Int> {
    switch self {
    case .atLeast(let minimum): minimum...Int.max
    case .from(let range): range
    case .upTo: 0...Int.max
    }
  }
}
