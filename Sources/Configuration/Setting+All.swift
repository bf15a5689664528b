import Configuration

extension Setting {
  /// All settings, in the order of `Config/shirabe.yaml`.
  static let all: [Setting] = [
    .path("index", \.index),
    .path("socket", \.socket),
    .integer("idleTimeoutSeconds", \.idleTimeoutSeconds, 0...31_536_000, "seconds, 0 for never"),
    .list("access.users", .users, \.access.users),
    .list("access.groups", .groups, \.access.groups),
    .integer("search.threads", \.search.threads, 0...1024, "threads, 0 for one a core", isReloadable: false),
    .integer("search.waiting", \.search.waiting, 1...1_000_000, "requests", isReloadable: false),
    .integer("search.timeoutMilliseconds", \.search.timeoutMilliseconds, 1...3_600_000, "milliseconds"),
    .integer("search.maximumTimeoutMilliseconds", \.search.maximumTimeoutMilliseconds, 1...3_600_000, "milliseconds"),
    .integer("connections.maximum", \.connections.maximum, 1...100_000, "connections"),
    .integer("connections.inFlight", \.connections.inFlight, 1...10_000, "requests"),
    .integer("connections.lineKibibytes", \.connections.lineKibibytes, 64...65_536, "units of 1,024 bytes"),
    .integer("connections.replyMebibytes", \.connections.replyMebibytes, 1...1024, "units of 1,048,576 bytes"),
    .integer(
      "connections.halfLineTimeoutMilliseconds", \.connections.halfLineTimeoutMilliseconds, 100...3_600_000,
      "milliseconds"),
    .integer("connections.unsentMebibytes", \.connections.unsentMebibytes, 1...1024, "units of 1,048,576 bytes"),
    .integer(
      "connections.sendTimeoutMilliseconds", \.connections.sendTimeoutMilliseconds, 100...3_600_000, "milliseconds"),
    .integer(
      "memory.cacheKibibytes", \.memory.cacheKibibytes, 64...4_194_304, "units of 1,024 bytes", isReloadable: false),
    .integer(
      "memory.mappedMebibytes", \.memory.mappedMebibytes, 0...2047, "units of 1,048,576 bytes", isReloadable: false),
    .word("log.level", \.log.level, ["trace", "debug", "info", "notice", "warning", "error", "critical"]),
    .word("log.format", \.log.format, ["text", "json"]),
    .integer("log.slowMilliseconds", \.log.slowMilliseconds, 0...3_600_000, "milliseconds, 0 for none"),
  ]

  /// The setting with a key.
  static func named(_ key: String) -> Setting? { all.first { $0.key == key } }

  private static func integer(
    _ key: String, _ path: any WritableKeyPath<DaemonConfiguration, Int> & Sendable, _ range: ClosedRange<Int>,
    _ unit: String, isReloadable: Bool = true
  ) -> Setting {
    Setting(key, .integer(range, unit: unit), path, isReloadable: isReloadable, text: { "\($0)" }) {
      $0.int(forKey: $1)
    }
  }

  private static func word(
    _ key: String, _ path: any WritableKeyPath<DaemonConfiguration, String> & Sendable, _ words: [String]
  ) -> Setting {
    Setting(key, .word(words), path, isReloadable: true, text: { $0 }) { $0.string(forKey: $1) }
  }

  private static func path(
    _ key: String, _ path: any WritableKeyPath<DaemonConfiguration, String?> & Sendable
  ) -> Setting {
    Setting(key, .path, path, isReloadable: false, text: { $0 ?? "the default" }) { .some($0.string(forKey: $1)) }
  }

  private static func list(
    _ key: String, _ kind: SettingKind, _ path: any WritableKeyPath<DaemonConfiguration, [String]> & Sendable
  ) -> Setting {
    Setting(key, kind, path, isReloadable: true, text: { "[\($0.joined(separator: ", "))]" }) {
      $0.stringArray(forKey: $1)
    }
  }
}
