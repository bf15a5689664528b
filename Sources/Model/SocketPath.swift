/// Where the daemon's socket is.
public struct SocketPath: Equatable, Sendable {
  /// The longest path a Unix socket's address holds on Linux, in bytes (`sun_path` less its NUL, unix(7)).
  public static let maximumBytes = 107

  /// The socket.
  public let path: String
  /// The folder of the socket where the place was not chosen by the user: the daemon makes it, mode 0700.
  public let defaultFolder: String?

  /// Finds the socket: the flag, `SHIRABE_SOCKET`, the configuration (daemon only), `XDG_RUNTIME_DIR`, and at last a
  /// folder of the user's own under `TMPDIR` or `/tmp`.
  ///
  /// A variable that is empty counts as not set, and so does an `XDG_RUNTIME_DIR` that is not absolute (XDG Base
  /// Directory Specification).
  public init(
    flag: String?, environment: (String) -> String?, configuration: String? = nil, userID: UInt32
  ) throws(SocketPathError) {
    func variable(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }

    if let chosen = flag ?? variable("SHIRABE_SOCKET") ?? configuration {
      path = chosen
      defaultFolder = nil
    } else {
      let runtime = variable("XDG_RUNTIME_DIR").flatMap { $0.hasPrefix("/") ? $0 : nil }
      let folder = runtime.map { joined($0, "shirabe") } ?? joined(variable("TMPDIR") ?? "/tmp", "shirabe-\(userID)")
      path = joined(folder, "shirabe.sock")
      defaultFolder = folder
    }
    if path.isEmpty {
      throw SocketPathError(path: path, reason: "the socket's path is empty; name one with --socket PATH")
    }
    if path.utf8.count > Self.maximumBytes {
      throw SocketPathError(
        path: path,
        reason: "the socket's path has \(path.utf8.count) bytes but may have at most \(Self.maximumBytes); "
          + "choose a shorter one with --socket PATH")
    }
  }
}

/// A file's path in a folder's, with one slash between.
private func joined(_ folder: String, _ name: String) -> String {
  folder.hasSuffix("/") ? folder + name : folder + "/" + name
}
