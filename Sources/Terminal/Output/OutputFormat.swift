/// The form of what is printed as JSON.
enum OutputFormat {
  /// Grows when a member goes or changes its meaning; members may be added without.
  static let version = 1
}
