import Glibc

/// The names in a folder.
struct FolderNames {
  /// The names in the order of the file system, without `.` and `..`.
  private(set) var names: [String] = []
  /// Names that are no UTF-8, mended for display.
  private(set) var invalidNames: [String] = []

  init(path: String) throws(ArticleError) {
    guard let stream = opendir(path) else { throw .unreadable(errno: errno) }
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw .unreadable(errno: errno) }
        return
      }
      append(entry)
    }
  }

  private mutating func append(_ entry: UnsafeMutablePointer<dirent>) {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return }
    // The entry may be shorter than `dirent`: its name is read in place, never by a copy of the structure.
    let bytes = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
    guard let name = String(validatingCString: bytes) else {
      invalidNames.append(String(cString: bytes))
      return
    }
    if name != ".", name != ".." { names.append(name) }
  }
}
