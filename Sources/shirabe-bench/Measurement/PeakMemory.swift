import FoundationEssentials

/// The most memory that the process had resident, as Linux counts it (proc(5): `VmHWM`, `/proc/PID/clear_refs`).
enum PeakMemory {
  /// Begins anew from what is resident now; where the system does not allow it, the peak stays that of the whole process.
  static func reset() {
    try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
  }

  /// The peak in bytes; nil where there is no /proc.
  static var byteCount: Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }) else { return nil }
    return line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 * 1_024 }
  }
}
