import Foundation

/// A text that is kept beside the tests, and which a test must bring forth again.
struct GoldenFile {
  /// The variable of the environment that has it written anew, if its value is 1.
  static let variable = "SHIRABE_RECORD"

  let path: String

  /// Compares a text with the file, or writes it there if that is asked for.
  ///
  /// - Returns: What differs, in lines before (-) and now (+), and what to do about it; nil where nothing does.
  func difference(to text: String) throws -> String? {
    if ProcessInfo.processInfo.environment[GoldenFile.variable] == "1" {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return nil
    }
    guard let before = try? String(contentsOfFile: path, encoding: .utf8) else {
      return "there is no \(path); set \(GoldenFile.variable)=1 to record it"
    }
    return before == text ? nil : GoldenFile.difference(before, text) + "\nset \(GoldenFile.variable)=1 to record this"
  }

  /// The lines that differ, each with its number in its own text.
  static func difference(_ before: String, _ now: String) -> String {
    let old = before.split(separator: "\n", omittingEmptySubsequences: false)
    let new = now.split(separator: "\n", omittingEmptySubsequences: false)
    let changes = new.difference(from: old).map { change in
      switch change {
      case .remove(let offset, let line, _): (offset, 0, "-\(offset + 1): \(line)")
      case .insert(let offset, let line, _): (offset, 1, "+\(offset + 1): \(line)")
      }
    }
    return changes.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2).joined(separator: "\n")
  }
}
