import Glibc

/// Users and groups of the machine, by name or number.
public enum Account {
  /// The number of a user, given its name or a number; nil where there is no such name.
  public static func userID(_ text: String) -> UInt32? {
    if let number = UInt32(text) { return number }
    return entry { (buffer, count) -> UInt32?? in
      var entry = passwd()
      var found: UnsafeMutablePointer<passwd>?
      guard getpwnam_r(text, &entry, buffer, count, &found) != ERANGE else { return nil }
      return .some(found.map(\.pointee.pw_uid))
    }
  }

  /// The number of a group, given its name or a number; nil where there is no such name.
  public static func groupID(_ text: String) -> UInt32? {
    if let number = UInt32(text) { return number }
    return entry { (buffer, count) -> UInt32?? in
      var entry = group()
      var found: UnsafeMutablePointer<group>?
      guard getgrnam_r(text, &entry, buffer, count, &found) != ERANGE else { return nil }
      return .some(found.map(\.pointee.gr_gid))
    }
  }

  /// Looks an entry up with a buffer that grows until the entry fits, a mebibyte at most (getpwnam_r(3)).
  private static func entry<Value>(_ look: (UnsafeMutablePointer<CChar>, Int) -> Value??) -> Value? {
    var count = 1024
    while count <= 1 << 20 {
      let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: count)
      defer { buffer.deallocate() }
      if let found = look(buffer, count) { return found }
      count *= 4
    }
    return nil
  }
}
