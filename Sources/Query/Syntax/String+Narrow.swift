extension String {
  /// The text with full-width ASCII as ASCII.
  var narrowed: String {
    var narrowed = String.UnicodeScalarView()
    narrowed.append(contentsOf: unicodeScalars.lazy.map(\.narrow))
    return String(narrowed)
  }
}
