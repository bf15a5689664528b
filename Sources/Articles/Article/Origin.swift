/// Where in the inputs something stands.
public struct Origin: Hashable, Sendable {
  /// The file or folder, as the user would name it.
  public let path: String
  /// The line, counted from 1, where the file holds an article a line.
  public let line: Int?

  /// Makes an origin.
  public init(path: String, line: Int? = nil) {
    self.path = path
    self.line = line
  }
}

extension Origin: CustomStringConvertible {
  /// `path` or `path:line`.
  public var description: String { line.map { "\(path):\($0)" } ?? path }
}
