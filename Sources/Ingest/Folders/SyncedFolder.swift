package import ShirabeArticles

/// A folder that an index is kept in step with.
package struct SyncedFolder: Sendable {
  /// Which of its files are looked at.
  package enum Scope: Sendable {
    /// All of them.
    case all
    /// Those at these paths, relative to the folder.
    case files(Set<BytewiseString>)
  }

  /// Its path.
  let path: String
  /// What is looked at.
  let scope: Scope
  /// Files that are being written to, by their paths relative to the folder: what is refused at the end of one may be torn, so that it
  /// is not told of, and takes nothing out of the index.
  let growing: Set<BytewiseString>

  /// Makes one.
  package init(path: String, scope: Scope = .all, growing: Set<BytewiseString> = []) {
    self.path = path
    self.scope = scope
    self.growing = growing
  }
}

extension SyncedFolder.Scope {
  /// Whether all files are looked at.
  var isAll: Bool { if case .all = self { true } else { false } }
}
