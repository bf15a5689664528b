import Foundation

/// A path in the package or beside it.
func packagePath(_ relativePath: String, file: String = #filePath) -> String {
  URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("../../" + relativePath)
    .standardizedFileURL.path
}
