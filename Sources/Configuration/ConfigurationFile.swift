import Configuration
import Glibc
import Yams

/// A configuration file that was read and found to be right.
struct ConfigurationFile {
  /// Where it is.
  let path: String
  /// What it says.
  let snapshot: YAMLSnapshot
  /// The line of every setting that is in it.
  let lines: [String: Int]

  /// The most that is read of a file: one that is longer is none of ours.
  private static let maximumByteCount = 1 << 20

  /// Reads a file and checks every key and value in it.
  init(path: String) throws(ConfigurationError) {
    self.path = path
    let bytes = try ConfigurationFile.bytes(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ConfigurationError(place: path, reason: "is not UTF-8; save it in that encoding")
    }
    var reading = SettingReading(path: path)
    try reading.read(try ConfigurationFile.root(text, path))
    lines = reading.lines
    // A file of nothing but comments says nothing, but to the provider it would be no mapping.
    let content = lines.isEmpty ? Array("{}".utf8) : bytes
    do {
      snapshot = try YAMLSnapshot(data: content.span.bytes, providerName: path, parsingOptions: .default)
    } catch {
      throw ConfigurationError(
        place: path, reason: "cannot be read: \(error); mend it or name another file with --config PATH")
    }
  }

  private static func bytes(_ path: String) throws(ConfigurationError) -> [UInt8] {
    // Should it be a pipe, nobody waits for its other end; nor may one that nobody writes to pass for an empty file.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
    guard [S_IFREG, S_IFCHR].contains(status.st_mode & S_IFMT) else {
      throw ConfigurationError(place: path, reason: "is no file; name a file with --config PATH")
    }
    var bytes: [UInt8] = []
    while bytes.count <= maximumByteCount {
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filledCount in
        count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        filledCount = max(0, count)
      }
      guard count >= 0 else { throw unreadable(path) }
      guard count > 0 else { return bytes }
      bytes += chunk
    }
    throw ConfigurationError(
      place: path, reason: "has more than \(maximumByteCount) bytes; it is no configuration file")
  }

  private static func unreadable(_ path: String) -> ConfigurationError {
    ConfigurationError(
      place: path,
      reason: "cannot be read (\(String(cString: strerror(errno)))); mend it or name another file with --config PATH")
  }

  private static func root(_ text: String, _ path: String) throws(ConfigurationError) -> Node? {
    do {
      return try Yams.Parser(yaml: text).singleRoot()
    } catch YamlError.duplicatedKeysInMapping(let names, let context) {
      let name = names.first ?? ""
      throw ConfigurationError(
        place: path, line: repetition(of: name, in: text, after: context.mark),
        reason: "\(name) is set twice; keep one of them")
    } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _)
    {
      throw ConfigurationError(place: path, line: mark.line, reason: "is not YAML: \(problem)")
    } catch {
      throw ConfigurationError(place: path, reason: "is not YAML: \(error)")
    }
  }

  /// The line in which a key of a mapping stands again: the parser tells only that of the first.
  private static func repetition(of name: String, in text: String, after mark: Mark) -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let indentation = String(repeating: " ", count: mark.column - 1)
    let found = lines.dropFirst(mark.line).firstIndex { line in
      line.hasPrefix(indentation) && line.dropFirst(indentation.count).prefix { $0 != ":" } == name
    }
    return found.map { $0 + 1 } ?? mark.line
  }
}
