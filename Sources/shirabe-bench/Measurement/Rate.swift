/// Amounts per second.
enum Rate {
  /// The amount per second; 0 where no time has passed that the clock could tell.
  static func perSecond(_ amount: Double, _ seconds: Double) -> Double { seconds > 0 ? amount / seconds : 0 }
}
