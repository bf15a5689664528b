/// What may stand at the path of an input when it is opened, which is later than when it was looked at.
///
/// In between another process may put a pipe, a device or a link in its place, and who opens a pipe as one opens a file waits
/// for its other end, which may never come.
public enum OpeningRule: Hashable, Sendable {
  /// A regular file; where no link was followed to find it, none at the end of its path is followed to open it.
  case file(followsLink: Bool)
  /// What the user named, whatever it is: a pipe or a device is waited for.
  case anything
}
