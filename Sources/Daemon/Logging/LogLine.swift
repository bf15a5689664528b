import Glibc
import Logging
import ShirabeConsole
import ShirabeJSON

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
      var line: JSON.Object = [
        "ts": .string(stamp(time)), "level": .string("\(level)"), "message": .string(message),
      ]
      if !fields.isEmpty { line.members.append(.init(name: "fields", value: json(fields))) }
      return String(decoding: encoded(.object(line)), as: UTF8.self) + "\n"
    }
  }

  /// The text without anything that a terminal would obey or a line would end at, as it may stand in a JSON string.
  static func escaped(_ text: String) -> String {
    // Bytes, since a quotation mark and an accent after it would be one letter.
    String(decoding: encoded(.string(text)).dropFirst().dropLast(), as: UTF8.self)
  }

  private static func encoded(_ value: JSON) -> [UInt8] { ControlCharacters.escaped(inJSON: value.encoded) }

  /// A value that can be told from the next one.
  private static func worded(_ value: String) -> String {
    let escaped = escaped(value)
    let separates = value.unicodeScalars.contains { $0 == " " || $0 == "=" || $0 == "\u{3000}" }
    let needsQuotes = escaped != value || value.isEmpty || separates
    return needsQuotes ? "\"\(escaped)\"" : escaped
  }

  private static func json(_ fields: [(key: String, value: Logger.MetadataValue)]) -> JSON {
    .object(JSON.Object(fields.map { JSON.Object.Member(name: $0.key, value: json($0.value)) }))
  }

  private static func json(_ value: Logger.MetadataValue) -> JSON {
    switch value {
    case .array(let values): .array(values.map(json))
    case .dictionary(let values): json(values.sorted { $0.key < $1.key })
    case .string(let text): .string(text)
    case .stringConvertible(let number as Int): JSON(number)
    case .stringConvertible(let value): .string(value.description)
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
