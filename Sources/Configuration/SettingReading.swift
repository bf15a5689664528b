import ShirabeText
import Yams

/// Goes through a parsed file and holds it against the table of settings.
struct SettingReading {
  let path: String
  /// The line of every setting found.
  private(set) var lines: [String: Int] = [:]

  init(path: String) { self.path = path }

  /// Checks a whole document; nil where the file says nothing.
  mutating func read(_ root: Node?) throws(ConfigurationError) {
    guard let root, !root.isEmptyValue else { return }
    guard case .mapping(let mapping) = root else {
      throw error(root, "must be settings, KEY: VALUE, a line; see Config/shirabe.yaml")
    }
    try read(mapping, section: nil)
  }

  private mutating func read(_ mapping: Node.Mapping, section: String?) throws(ConfigurationError) {
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else { throw error(key, "a key must be a name") }
      let name = section.map { "\($0).\(scalar.string)" } ?? scalar.string
      if section == nil, let dot = name.firstIndex(of: ".") {
        throw error(
          key,
          "\(quoted(name)) is a name for flags; write \(name[name.index(after: dot)...]) in the section \(name[..<dot])"
        )
      }
      if let setting = Setting.named(name) {
        try check(setting, key, value)
      } else if section == nil, SettingReading.sections.contains(name) {
        if value.isEmptyValue { continue }
        guard case .mapping(let inner) = value else {
          throw error(value, "\(name) must hold settings, each on a line of its own and indented")
        }
        try read(inner, section: name)
      } else {
        throw error(key, unknown(scalar.string, section))
      }
    }
  }

  private mutating func check(_ setting: Setting, _ key: Node, _ value: Node) throws(ConfigurationError) {
    lines[setting.key] = key.mark?.line
    switch value {
    case .scalar(let scalar) where !setting.kind.isList:
      try check(setting, scalar, value)
      guard case .path = setting.kind, !scalar.string.hasPrefix("/"), !scalar.string.hasPrefix("~/") else { return }
      throw error(value, "\(setting.key): \(quoted(scalar.string)) is not \(setting.kind.expectation)")
    case .sequence(let sequence) where setting.kind.isList:
      for element in sequence {
        guard case .scalar(let scalar) = element else {
          throw error(element, "\(setting.key) must be \(setting.kind.expectation)")
        }
        try check(setting, scalar, element)
      }
    case .scalar, .sequence, .mapping, .alias:
      throw error(value, "\(setting.key) must be \(setting.kind.expectation)")
    }
  }

  private func check(_ setting: Setting, _ scalar: Node.Scalar, _ node: Node) throws(ConfigurationError) {
    if let complaint = setting.kind.complaint(about: scalar.string, integer: node.int) {
      throw error(node, "\(setting.key): \(complaint)")
    }
  }

  private func unknown(_ name: String, _ section: String?) -> String {
    let prefix = section.map { $0 + "." } ?? ""
    let here = Setting.all.map(\.key).filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
    let names =
      section == nil
      ? SettingReading.sections + here.filter { !$0.contains(".") }.map(String.init) : here.map(String.init)
    // A name may be right, only at the wrong place.
    let elsewhere = Setting.all.first { $0.key.hasSuffix("." + name) }
    let question = (elsewhere?.key ?? NearestName.of(name, among: names)).map { "; did you mean \($0)?" } ?? "."
    let owner = section.map { "\($0) has no setting" } ?? "there is no setting"
    return "\(owner) \(quoted(name))\(question) There are \(names.joined(separator: ", "))"
  }

  private func error(_ node: Node, _ reason: String) -> ConfigurationError {
    ConfigurationError(place: path, line: node.mark?.line, reason: reason)
  }

  private static let sections = Setting.all.reduce(into: [String]()) { sections, setting in
    guard let dot = setting.key.firstIndex(of: ".") else { return }
    let section = String(setting.key[..<dot])
    if !sections.contains(section) { sections.append(section) }
  }
}

extension Node {
  /// Whether nothing stands there.
  fileprivate var isEmptyValue: Bool {
    guard case .scalar(let scalar) = self else { return false }
    return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
  }
}
