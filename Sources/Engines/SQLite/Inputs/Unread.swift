import ShirabeArticles

/// What of a folder could not be looked at.
struct Unread {
  private let folders: Set<BytewiseString>
  private let files: Set<BytewiseString>

  init(_ list: InputList) {
    folders = Set(list.unreadFolders.map(BytewiseString.init(_:)))
    files = Set(list.unreadFiles.map(BytewiseString.init(_:)))
  }

  /// Whether it has this path, or a folder on the way to it.
  ///
  /// - Complexity: O(bytes of the path × folders on the way).
  func contains(_ path: String) -> Bool {
    if files.contains(BytewiseString(path)) { return true }
    guard !folders.isEmpty else { return false }
    let bytes = path.utf8
    return folders.contains("")
      || bytes.indices.contains { index in
        bytes[index] == UInt8(ascii: "/") && folders.contains(BytewiseString(String(path[...index])))
      }
  }
}
