import Glibc

/// What is in a folder.
package enum FolderEntries {
  /// The names of all entries but `.` and `..`; none where there is no such folder, or it cannot be read.
  static func names(_ path: String) -> [String] { names(opendir(path)) }

  /// The same of a folder that is open, whose descriptor stays so.
  static func names(descriptor: Int32) -> [String] {
    let other = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard other >= 0 else { return [] }
    guard let stream = fdopendir(other) else {
      close(other)
      return []
    }
    return names(stream)
  }

  private static func names(_ stream: OpaquePointer?) -> [String] {
    guard let stream else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
