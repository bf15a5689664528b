import Foundation

/// What a process holds at a moment (proc(5)).
struct ProcessSample {
  /// Since the beginning of the soak.
  let seconds: Double
  /// Memory that is the process's own, not of files (`RssAnon`).
  let memoryByteCount: Int
  let descriptorCount: Int

  /// Looks at a process; nil where there is none, or no /proc.
  init?(of process: Int32, seconds: Double) {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("RssAnon:") }),
      let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) }),
      let descriptors = try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd")
    else { return nil }
    self.seconds = seconds
    memoryByteCount = kibibytes << 10
    descriptorCount = descriptors.count
  }
}
