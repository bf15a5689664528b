import Glibc

/// How many files the process may have open (getrlimit(2)).
enum OpenFileLimit {
  private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)

  /// Raises the limit where it is less than this: as far as the hard limit goes, and beyond where the process may.
  ///
  /// - Returns: The limit that is in force.
  static func raise(to count: Int) -> Int {
    var limit = rlimit()
    guard getrlimit(OpenFileLimit.resource, &limit) == 0 else { return count }
    let wanted = rlim_t(count)
    guard limit.rlim_cur < wanted else { return Int(clamping: limit.rlim_cur) }
    let attempts = [
      rlimit(rlim_cur: wanted, rlim_max: max(wanted, limit.rlim_max)),
      rlimit(rlim_cur: min(wanted, limit.rlim_max), rlim_max: limit.rlim_max),
    ]
    for var attempt in attempts where setrlimit(OpenFileLimit.resource, &attempt) == 0 {
      return Int(clamping: attempt.rlim_cur)
    }
    return Int(clamping: limit.rlim_cur)
  }

  /// How many files are open (proc(5)); 0 where that cannot be known.
  static var openFileCount: Int {
    guard let folder = opendir("/proc/self/fd") else { return 0 }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    // The entries "." and "..", and the folder itself.
    return max(0, count - 3)
  }
}
