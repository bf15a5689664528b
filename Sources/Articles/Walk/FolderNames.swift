import Glibc

/// The names in a folder.
struct FolderNames {
  /// The names in the order of the file system, without `.` and `..`.
  private(set) var names: [String] = []
  /// Names that are no UTF-8, mended for display.
  private(set) var invalidNames: [String] = []

  /// Reads the folder at a path.
  ///
  /// - Parameter followsLink: Whether a symbolic link at its end is followed, as where one led here.
  init(path: String, followsLink: Bool) throws(ArticleError) {
    let stream = try FolderNames.open(path, followsLink: followsLink)
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

  private static func open(_ path: String, followsLink: Bool) throws(ArticleError) -> OpaquePointer {
    // A slash at the end would have a link followed.
    let slashCount = path.utf8.dropFirst().reversed().prefix { $0 == UInt8(ascii: "/") }.count
    let path = String(decoding: path.utf8.dropLast(slashCount), as: UTF8.self)
    let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followsLink ? 0 : O_NOFOLLOW))
    guard descriptor >= 0 else {
      throw !followsLink && (errno == ENOTDIR || errno == ELOOP) ? .replaced : .unreadable(errno: errno)
    }
    guard let stream = fdopendir(descriptor) else {
      let code = errno
      close(descriptor)
      throw .unreadable(errno: code)
    }
    return stream
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
