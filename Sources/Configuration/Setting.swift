import Configuration

/// One setting: its key, what it may be, and where it is kept.
struct Setting: Sendable {
  /// The key, with a dot between the section and the name.
  let key: String
  /// What it may be.
  let kind: SettingKind
  /// Whether a running daemon can take it over.
  let isReloadable: Bool
  /// Takes the value, if there is one, from what was read.
  let read: @Sendable (ConfigReader, inout DaemonConfiguration) -> Void
  /// The value in words.
  let text: @Sendable (DaemonConfiguration) -> String
  /// Copies the value from one configuration to another.
  let copy: @Sendable (DaemonConfiguration, inout DaemonConfiguration) -> Void

  /// The variable of the environment: `search.inFlight` is `SHIRABE_SEARCH_IN_FLIGHT`.
  var variable: String {
    var name = "SHIRABE_"
    for character in key {
      if character == "." {
        name += "_"
      } else {
        if character.isUppercase { name += "_" }
        name += character.uppercased()
      }
    }
    return name
  }

  init<Value: Sendable>(
    _ key: String, _ kind: SettingKind, _ path: any WritableKeyPath<DaemonConfiguration, Value> & Sendable,
    isReloadable: Bool, text: @escaping @Sendable (Value) -> String,
    read: @escaping @Sendable (ConfigReader, ConfigKey) -> Value?
  ) {
    self.key = key
    self.kind = kind
    self.isReloadable = isReloadable
    self.read = { reader, configuration in
      if let value = read(reader, ConfigKey(key)) { configuration[keyPath: path] = value }
    }
    self.text = { text($0[keyPath: path]) }
    copy = { source, target in target[keyPath: path] = source[keyPath: path] }
  }
}
