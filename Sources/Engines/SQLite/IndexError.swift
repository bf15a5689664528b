import ShirabeSearch

/// Why an index cannot be opened, written or searched: what happened, where, and what to do about it.
public struct IndexError: Error, Hashable, Sendable {
  /// What kind of failure it is, for exit statuses and protocol codes.
  public enum Kind: Sendable {
    /// There is no index at the place.
    case missing
    /// There is something at the place that this program cannot use, such as a damaged file.
    case unusable
    /// The index is sound as far as is known, but of a format or of text rules that this program does not search.
    case format
    /// Another process is writing to the index.
    case locked
    /// The file system or SQLite refused to read or write.
    case storage
    /// The search was ended before it was done, see ``Interruption``.
    case interrupted
    /// It takes more memory than SQLite may have.
    case memory
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// The folder or file concerned.
  public let path: String
  /// What happened and what to do about it, in plain words.
  public let message: String

  /// Creates an error.
  public init(_ kind: Kind, path: String, message: String) {
    self.kind = kind
    self.path = path
    self.message = message
  }

  /// The end of a search before it was done; why, ``Interruption/reason`` says.
  package static let interrupted = IndexError(
    .interrupted, path: "", message: "the search was ended before it was done")
}

extension IndexError: CustomStringConvertible {
  /// The path and the message.
  public var description: String { "\(path): \(message)" }
}
