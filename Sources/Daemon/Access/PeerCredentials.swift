import Glibc

/// Who is at the other end of a Unix socket, as the kernel knows since it connected.
struct PeerCredentials: Sendable {
  /// The user.
  let userID: UInt32
  /// The first of the groups.
  let groupID: UInt32
  private let others: [UInt32]?

  /// `SO_PEERGROUPS` of `asm-generic/socket.h`, since Linux 4.13; Glibc's module does not have it.
  private static let peerGroups: Int32 = 59

  /// Asks the kernel (unix(7), `SO_PEERCRED`); nil where it does not know.
  init?(_ descriptor: Int32) {
    // `struct ucred`, which Glibc's module does not have: process, user, group.
    var credentials: [UInt32] = [0, .max, .max]
    let byteCount = credentials.count * MemoryLayout<UInt32>.size
    var size = socklen_t(byteCount)
    guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0, size == byteCount,
      credentials[1] != .max
    else { return nil }
    userID = credentials[1]
    groupID = credentials[2]
    others = PeerCredentials.groups(descriptor)
  }

  /// All groups of the peer: those it had when it connected, or, on a kernel that does not tell, those of its user.
  func groupIDs() -> Set<UInt32> { Set((others ?? registeredGroups()) + [groupID]) }

  private static func groups(_ descriptor: Int32) -> [UInt32]? {
    var groups = [UInt32](repeating: 0, count: 64)
    while true {
      var size = socklen_t(groups.count * MemoryLayout<UInt32>.size)
      if getsockopt(descriptor, SOL_SOCKET, peerGroups, &groups, &size) == 0 {
        return Array(groups.prefix(Int(size) / MemoryLayout<UInt32>.size))
      }
      // The kernel says how much room it wants.
      let count = Int(size) / MemoryLayout<UInt32>.size
      guard errno == ERANGE, count > groups.count else { return nil }
      groups = [UInt32](repeating: 0, count: count)
    }
  }

  private func registeredGroups() -> [UInt32] {
    guard let name = getpwuid(userID)?.pointee.pw_name else { return [] }
    var count: Int32 = 1024
    var groups = [UInt32](repeating: 0, count: Int(count))
    guard getgrouplist(name, groupID, &groups, &count) >= 0 else { return [] }
    return Array(groups.prefix(Int(count)))
  }
}
