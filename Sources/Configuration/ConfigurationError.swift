/// A setting that cannot be used: where it stands, what is wrong with it, and what it may be.
public struct ConfigurationError: Error, Equatable, Sendable {
  /// Where it stands: a file, a variable of the environment or a flag.
  public let place: String
  /// The line in the file, from 1; nil where there is none.
  public let line: Int?
  /// What is wrong and what to do about it.
  public let reason: String

  /// Makes an error.
  public init(place: String, line: Int? = nil, reason: String) {
    self.place = place
    self.line = line
    self.reason = reason
  }
}

extension ConfigurationError: CustomStringConvertible {
  /// `PLACE:LINE: REASON`, as compilers write it.
  public var description: String { place + (line.map { ":\($0)" } ?? "") + ": " + reason }
}
