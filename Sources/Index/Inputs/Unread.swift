import ShirabeArticles

/// What of a folder could not be looked at.
struct Unread {
  private let folders: [String]
  private let files: Set<BytewiseString>

  init(_ list: InputList) {
    folders = list.unreadFolders
    files = Set(list.unreadFiles.map(BytewiseString.init))
  }

  /// Whether it has this path, or a folder on the way to it.
  func contains(_ path: String) -> Bool {
    files.contains(BytewiseString(path)) || folders.contains { path.utf8.starts(with: $0.utf8) }
  }
}
