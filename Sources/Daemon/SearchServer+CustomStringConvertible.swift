extension SearchServer: CustomStringConvertible {
  /// What the log calls it, which would else list everything that it holds.
  public var description: String { "server" }
}
