import Foundation

/// Files of the package.
enum PackagePath {
  /// The path of a script in Config.
  static func script(_ name: String) -> String { file("Config/" + name) }

  /// The path of a file by its path in the package.
  static func file(_ path: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent(path).path
  }
}
