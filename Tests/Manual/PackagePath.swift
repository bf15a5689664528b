import Foundation

/// Files of the package.
enum PackagePath {
  /// The path of a script in Config.
  static func script(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Config/" + name).path
  }
}
