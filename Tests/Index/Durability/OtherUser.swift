import Glibc
import ShirabeTestSupport

/// Programs as a user without rights, which root alone can start.
enum OtherUser {
  /// The user: nobody.
  static let identifier: uid_t = 65_534

  /// Starts a program as this user.
  static func program(_ name: String, _ arguments: [String]) throws -> Program {
    let user = "\(identifier)"
    return try Program(
      "/usr/bin/setpriv",
      ["--reuid", user, "--regid", user, "--clear-groups", try Program.path(of: name)] + arguments)
  }

  /// Whether it can be done here, and the built programs can be reached by that user.
  static var canRun: Bool {
    guard geteuid() == 0, access("/usr/bin/setpriv", X_OK) == 0 else { return false }
    return (try? program("shirabe-index", ["--version"]).status()) == 0
  }
}
