import ShirabeJSON

/// What a command takes: an option, a flag or an operand.
public struct ArgumentOutline: Equatable, Sendable {
  /// How it is written.
  public enum Kind: String, Sendable {
    /// A name and a value.
    case option
    /// A name alone.
    case flag
    /// A value alone.
    case operand = "positional"
  }

  /// What a value can be, as far as a shell can tell.
  public enum Values: Equatable, Sendable {
    /// Anything.
    case any
    /// One of these.
    case listed([String])
    /// A file.
    case file
    /// A folder.
    case folder
  }

  /// How it is written.
  public var kind: Kind
  /// Its names with their dashes, such as `--limit` or `-0`.
  public var names: [String]
  /// What its value is called, such as `path`.
  public var valueName: String
  /// What it does.
  public var abstract: String
  /// What its value can be.
  public var values: Values
  /// Whether it may be left out.
  public var isOptional: Bool
  /// Whether it may be given several times.
  public var isRepeating: Bool
  /// What counts where it is left out.
  public var defaultValue: String?

  init(_ value: JSON) {
    kind = Kind(rawValue: value["kind"]?.string ?? "") ?? .operand
    names = (value["names"]?.array ?? []).map {
      ($0["kind"]?.string == "short" ? "-" : "--") + ($0["name"]?.string ?? "")
    }
    valueName = value["valueName"]?.string ?? ""
    abstract = value["abstract"]?.string ?? ""
    isOptional = value["isOptional"]?.bool ?? false
    isRepeating = value["isRepeating"]?.bool ?? false
    defaultValue = value["defaultValue"]?.string
    let completion = value["completionKind"]
    if completion?["file"] != nil {
      values = .file
    } else if completion?["directory"] != nil {
      values = .folder
    } else if let listed = value["allValues"]?.array ?? completion?["list"]?["values"]?.array, kind != .flag {
      values = .listed(listed.compactMap(\.string))
    } else {
      values = .any
    }
  }

  /// How it is written in a synopsis, brackets left out: `--limit <n>`.
  public var written: String {
    switch kind {
    case .flag: names.joined(separator: ", ")
    case .option: names.joined(separator: ", ") + " <\(valueName)>"
    case .operand: "<\(valueName)>" + (isRepeating ? " ..." : "")
    }
  }
}
