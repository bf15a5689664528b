import Foundation

/// A path in the package.
func packagePath(_ relativePath: String, file: String = #filePath) -> String {
  URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("../../" + relativePath)
    .standardizedFileURL.path
}
