import Glibc
import Logging

/// One line on standard error.
enum LogLine {
  /// How lines look.
  enum Format: String, CaseIterable, Sendable {
    /// `2026-02-04T09:30:00.123Z info message name=value`.
    case text
    /// An object with `ts`, `level`, `message`, and whatever else there is under `fields`.
    case json
  }

  /// The line, its end included. Names are in order, so that lines can be compared.
  static func line(
    _ format: Format, at time: timespec, level: Logger.Level, message: String, metadata: Logger.Metadata
  ) -> String {
    let fields = metadata.sorted { $0.key < $1.key }
    switch format {
    case .text:
      let tail = fields.map { " \(escaped($0.key))=\(worded($0.value.description))" }.joined()
      return "\(stamp(time)) \(level) \(escaped(message))\(tail)\n"
    case .json:
      let tail = fields.map { "\"\(escaped($0.key))\":\(value($0.value))" }.joined(separator: ",")
      let rest = fields.isEmpty ? "" : ",\"fields\":{\(tail)}"
      return "{\"ts\":\"\(stamp(time))\",\"level\":\"\(level)\",\"message\":\"\(escaped(message))\"\(rest)}\n"
    }
  }

  /// The text without anything that a terminal would obey or a line would end at, as it may stand in a JSON string.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      // Controls, line separators, and what turns the direction of the text around.
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A value that can be told from the next one.
  private static func worded(_ value: String) -> String {
    let escaped = escaped(value)
    let needsQuotes = escaped != value || value.isEmpty || value.contains { $0 == " " || $0 == "=" || $0 == "\u{3000}" }
    return needsQuotes ? "\"\(escaped)\"" : escaped
  }

  private static func value(_ value: Logger.MetadataValue) -> String {
    switch value {
    case .array(let values): return "[" + values.map(LogLine.value).joined(separator: ",") + "]"
    case .dictionary(let values):
      let members = values.sorted { $0.key < $1.key }.map { "\"\(escaped($0.key))\":\(LogLine.value($0.value))" }
      return "{" + members.joined(separator: ",") + "}"
    case .string(let text): return "\"\(escaped(text))\""
    case .stringConvertible(let number as Int): return String(number)
    case .stringConvertible(let value): return "\"\(escaped(value.description))\""
    }
  }

  /// RFC 3339, in UTC, with milliseconds.
  private static func stamp(_ time: timespec) -> String {
    var seconds = time.tv_sec
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func padded(_ number: Int, _ count: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }
    let day = [padded(Int(parts.tm_year) + 1900, 4), padded(Int(parts.tm_mon) + 1, 2), padded(Int(parts.tm_mday), 2)]
    let clock = [Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec)].map { padded($0, 2) }
    return day.joined(separator: "-") + "T" + clock.joined(separator: ":") + "." + padded(time.tv_nsec / 1_000_000, 3)
      + "Z"
  }
}
