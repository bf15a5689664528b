import ShirabeWire

extension HitListing {
  /// Reads the arguments of a `search` or `phrase` in which everything is right; nil otherwise.
  ///
  /// ArgumentParser reads these too, and explains whatever is wrong; but it looks types up at run time, which takes
  /// longer than the rest of a search, and a script may search thousands of times. The tests hold the two together.
  init?(ordered arguments: [String]) {
    guard let command = arguments.first, command == "search" || command == "phrase",
      let end = arguments.firstIndex(of: "--"), end + 1 < arguments.count
    else { return nil }
    self.init(query: arguments[(end + 1)...].joined(separator: " "))
    if command == "phrase" { match = .phrase }
    for option in arguments[1..<end] {
      guard take(option, command: command) else { return nil }
    }
    if page.problem != nil { return nil }
  }

  /// Takes an option over; false where it is unknown or has no good value.
  private mutating func take(_ option: String, command: String) -> Bool {
    if option == "--all" {
      page.isWalk = true
      return true
    }
    guard let equals = option.firstIndex(of: "=") else { return false }
    let value = String(option[option.index(after: equals)...])
    if value.isEmpty { return false }
    switch option[..<equals] {
    case "--socket": return set(&socket, value)
    case "--format": return set(&page.format, HitFormat(rawValue: value))
    case "--color": return set(&page.color, ColorChoice(rawValue: value))
    case "--limit": return set(&page.limit, Int(value))
    case "--offset": return set(&page.offset, Int(value))
    case "--sort": return set(&page.sort, Sort(rawValue: value))
    case "--fields": return set(&page.fields, FieldList(argument: value)?.fields)
    case "--match": return command == "search" && set(&match, Match(rawValue: value))
    default: return false
    }
  }

}

/// Sets the property; false where there is no value.
private func set<Value>(_ property: inout Value, _ value: Value?) -> Bool {
  guard let value else { return false }
  property = value
  return true
}

/// Sets the optional property; false where there is no value.
private func set<Value>(_ property: inout Value?, _ value: Value?) -> Bool {
  property = value
  return value != nil
}
