import Foundation
import Glibc
import ShirabeModel

/// The folder of the socket. Whoever can write to it could put a socket of his own in the place of the daemon's and read
/// every query, so it must be the daemon's user's or root's, and nobody else may write to it, nor rename it or a folder above.
struct SocketFolder {
  let path: String
  private let isDefault: Bool

  /// Makes the folder if it is the daemon's own and missing, and checks it.
  init(of socketPath: String, isDefault: Bool, sharing: AccessRule.Sharing) throws(DaemonError) {
    let end = socketPath.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = end.map { String(socketPath[..<$0]) } ?? "."
    path = folder.isEmpty ? "/" : folder
    self.isDefault = isDefault
    try checkWay()
    if isDefault, mkdir(path, 0o700) == 0 { return }
    try check(sharing)
  }

  /// Lets those in who may ask, where the folder is for the socket alone; else says what must be done.
  func open(for sharing: AccessRule.Sharing, socketPath: String) throws(DaemonError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure("cannot be looked at") }
    let wanted = SocketMode.mode(sharing, isFolder: true)
    if sharing == .owner, !isDefault { return }
    if isOpen(status, for: sharing), !isDefault { return }
    // A folder with other things in it is not the daemon's to open.
    let names = Set((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
    let name = socketPath.split(separator: "/").last.map(String.init) ?? socketPath
    guard status.st_uid == geteuid(), isDefault || names.isSubset(of: [name, name + ".lock"]) else {
      throw DaemonError(
        path: path,
        message: "those who may ask cannot enter this folder, and it holds other things too, so it was left as it is; "
          + "chmod it to \(String(wanted, radix: 8)), or name a socket in a folder of its own")
    }
    try SocketMode.set(path, sharing, isFolder: true)
  }

  private func isOpen(_ status: stat, for sharing: AccessRule.Sharing) -> Bool {
    switch sharing {
    case .owner: true
    case .group(let group): status.st_mode & 0o001 != 0 || status.st_gid == group && status.st_mode & 0o010 != 0
    case .everybody: status.st_mode & 0o001 != 0
    }
  }

  private func checkWay() throws(DaemonError) {
    guard let breach = FolderBreach.find(onWayTo: path, user: geteuid()) else { return }
    let what: String
    switch breach.reason {
    case .owner(let user): what = "belongs to user \(user), who could put"
    case .writable(let mode): what = "can be written to by others (mode \(String(mode, radix: 8))), who could put"
    }
    throw DaemonError(
      path: breach.path,
      message: "\(what) another folder in the place of the socket's (\(path)); name a socket in a folder that only you "
        + "and root can rename with --socket PATH")
  }

  private func check(_ sharing: AccessRule.Sharing) throws(DaemonError) {
    var status = stat()
    // The daemon's own folder may lie where others can write, such as /tmp: a link there might be anybody's.
    guard (isDefault ? lstat(path, &status) : stat(path, &status)) == 0 else {
      throw failure("is the folder of the socket and cannot be looked at")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw DaemonError(path: path, message: "is no folder; name a socket in a folder of your own with --socket PATH")
    }
    guard status.st_uid == geteuid() || status.st_uid == 0 && !isDefault else {
      throw DaemonError(
        path: path,
        message: "belongs to user \(status.st_uid), who could put another socket in the place of the daemon's; name a "
          + "socket in a folder of your own with --socket PATH")
    }
    guard status.st_mode & 0o022 == 0 else {
      // What is everybody's, such as /tmp, must stay so.
      let mending = status.st_mode & 0o1000 == 0 && status.st_uid == geteuid() ? "chmod go-w it, or " : ""
      throw DaemonError(
        path: path,
        message:
          "others may write to it (mode \(String(status.st_mode & 0o7777, radix: 8))) and could put another socket "
          + "in the place of the daemon's; \(mending)name a socket in a folder of your own with --socket PATH")
    }
    let wanted = SocketMode.mode(sharing, isFolder: true)
    guard !isDefault || status.st_mode & 0o777 & ~wanted == 0 else {
      throw DaemonError(
        path: path,
        message:
          "more may enter it than may ask (mode \(String(status.st_mode & 0o777, radix: 8))); it must be a folder of "
          + "your own, mode \(String(wanted, radix: 8)): chmod or remove it")
    }
  }

  private func failure(_ what: String) -> DaemonError {
    DaemonError(
      path: path,
      message: "\(what): \(String(cString: strerror(errno))); name a socket in a folder of your own with --socket PATH")
  }
}
