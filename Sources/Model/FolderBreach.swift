import Glibc

/// A place on the way to a folder where another user could put another folder, or another link, in the place of one.
///
/// Whoever may write to a folder may rename what is in it, unless the folder is sticky: then it is only whom the entry or the folder
/// belongs to (unlink(2)). So each folder on the way, those of symbolic links too, has to belong to the user or to root, and either
/// nobody else may write to it, or it is sticky and what the way takes in it belongs to the user or to root.
public struct FolderBreach: Equatable, Sendable {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// It belongs to another user.
    case owner(UInt32)
    /// Others may write to it: its mode.
    case writable(mode: UInt32)
  }

  /// The folder or link.
  public let path: String
  /// What is wrong with it.
  public let reason: Reason

  /// Makes a breach.
  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// Whom files of users belong to that a user namespace does not know (`/proc/sys/kernel/overflowuid`).
  private static let nobody: UInt32 = 65_534
  /// So many links are followed, as the system does (path_resolution(7)).
  private static let maximumLinkCount = 40

  /// Finds the first on the way from the root to a folder; the folder itself is only looked at where others may rename it. Nil where
  /// there is none, and where the way ends before the folder.
  public static func find(onWayTo folder: String, user: UInt32) -> FolderBreach? {
    var rest = names(folder)
    if folder.utf8.first != UInt8(ascii: "/") {
      guard let here = getcwd(nil, 0) else { return nil }
      defer { free(here) }
      rest = names(String(cString: here)) + rest
    }
    var way = [String]()
    var linkCount = 0
    while !rest.isEmpty {
      let name = rest.removeFirst()
      if name == ".." {
        _ = way.popLast()
        continue
      }
      let path = joined(way)
      let entry = joined(way + [name])
      var (status, entryStatus) = (stat(), stat())
      guard lstat(path, &status) == 0 else { return nil }
      if let breach = breach(path, status, user) { return breach }
      // What is not there yet is the user's to make.
      guard lstat(entry, &entryStatus) == 0 else { return nil }
      if status.st_mode & 0o022 != 0, !isTrusted(entryStatus.st_uid, user) {
        return FolderBreach(path: entry, reason: .owner(entryStatus.st_uid))
      }
      guard entryStatus.st_mode & S_IFMT == S_IFLNK else {
        way.append(name)
        continue
      }
      linkCount += 1
      guard linkCount <= maximumLinkCount, let target = target(ofLink: entry) else { return nil }
      if target.utf8.first == UInt8(ascii: "/") { way = [] }
      rest = names(target) + rest
    }
    return nil
  }

  /// What is wrong with a folder that something is looked up in.
  private static func breach(_ path: String, _ status: stat, _ user: UInt32) -> FolderBreach? {
    if !isTrusted(status.st_uid, user) { return FolderBreach(path: path, reason: .owner(status.st_uid)) }
    let isOpen = status.st_mode & 0o022 != 0 && status.st_mode & 0o1000 == 0
    return isOpen ? FolderBreach(path: path, reason: .writable(mode: status.st_mode & 0o7777)) : nil
  }

  private static func isTrusted(_ owner: UInt32, _ user: UInt32) -> Bool {
    owner == user || owner == 0 || owner == nobody && isRootUnknown
  }

  /// Whether the process is in a user namespace that does not know root, such as a sandbox: what is root's belongs to nobody there
  /// (user_namespaces(7)).
  private static var isRootUnknown: Bool {
    let descriptor = open("/proc/self/uid_map", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    // Each line: the first user here, the first outside, how many.
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = max(0, read(descriptor, &buffer, buffer.count))
    let text = String(decoding: buffer[..<count], as: UTF8.self)
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    return !lines.isEmpty && lines.allSatisfy { $0.count == 3 && $0[1] != "0" }
  }

  private static func names(_ path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }.filter { $0 != "." }
  }

  private static func joined(_ names: [String]) -> String { "/" + names.joined(separator: "/") }

  private static func target(ofLink path: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }
}
