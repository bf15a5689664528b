extension Duration {
  /// The duration in microseconds.
  var microseconds: Double { Double(components.seconds) * 1e6 + Double(components.attoseconds) / 1e12 }

  /// The duration in seconds.
  var seconds: Double { microseconds / 1e6 }
}
