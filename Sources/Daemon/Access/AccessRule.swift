import Glibc
import ShirabeConfiguration

/// Who may ask: the daemon's own user, root, and the users and groups that the configuration names.
struct AccessRule: Equatable, Sendable {
  /// How the socket must be open for those who may ask.
  enum Sharing: Equatable, Sendable {
    /// To its owner: the folder 0700, the socket 0600.
    case owner
    /// To one group: 0750 and 0660.
    case group(UInt32)
    /// To everybody, whom the daemon then looks at one by one: 0755 and 0666.
    case everybody
  }

  private let users: Set<UInt32>
  private let groups: Set<UInt32>
  private let listing: String

  /// Looks names up; those that are gone since they were checked let nobody in.
  init(_ access: DaemonConfiguration.Access) {
    users = Set(access.users.compactMap(Account.userID))
    groups = Set(access.groups.compactMap(Account.groupID))
    var words = geteuid() == 0 ? ["root"] : ["user \(geteuid())", "root"]
    if !access.users.isEmpty { words.append("users " + access.users.joined(separator: ", ")) }
    if !access.groups.isEmpty { words.append("groups " + access.groups.joined(separator: ", ")) }
    listing = words.joined(separator: "; ")
  }

  /// How the socket must be open.
  var sharing: Sharing {
    let others = users.subtracting([geteuid(), 0])
    if others.isEmpty, groups.isEmpty { return .owner }
    if others.isEmpty, groups.count == 1, let group = groups.first { return .group(group) }
    return .everybody
  }

  /// Whether a peer may ask.
  func admits(_ peer: PeerCredentials) -> Bool {
    if peer.userID == geteuid() || peer.userID == 0 || users.contains(peer.userID) { return true }
    return !groups.isEmpty && !groups.isDisjoint(with: peer.groupIDs())
  }

  /// What a peer that may not ask is told.
  func refusal(of peer: PeerCredentials) -> String {
    "user \(peer.userID) may not ask this daemon (these may: \(listing)); whoever runs it can add you to access.users or "
      + "access.groups of its configuration"
  }
}
