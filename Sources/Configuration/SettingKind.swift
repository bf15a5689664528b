/// What a setting may be.
enum SettingKind: Sendable {
  /// A whole number of a range, and what it counts.
  case integer(ClosedRange<Int>, unit: String)
  /// One of some words.
  case word([String])
  /// A path; in the file it must be absolute, as nobody knows which folder a daemon is started in.
  case path
  /// Names or numbers of users.
  case users
  /// Names or numbers of groups.
  case groups

  /// What is allowed, for a sentence.
  var expectation: String {
    switch self {
    case .integer(let range, let unit):
      "a whole number from \(range.lowerBound) to \(range.upperBound) (\(unit))"
    case .word(let words): "one of " + words.joined(separator: ", ")
    case .path: "a path that begins with / or ~/"
    case .users: "a list of users by name or number, such as [alice, 1001]"
    case .groups: "a list of groups by name or number, such as [readers, 1001]"
    }
  }

  /// Whether it is a list.
  var isList: Bool {
    switch self {
    case .users, .groups: true
    case .integer, .word, .path: false
    }
  }

  /// What is wrong with one value, or one element of a list; nil if nothing is.
  ///
  /// - Parameter integer: The value as a number, where it is one by the rules of its source.
  func complaint(about value: String, integer: Int?) -> String? {
    switch self {
    case .integer(let range, _):
      if let integer, range.contains(integer) { return nil }
    case .word(let words):
      if words.contains(value) { return nil }
    case .path:
      if value.contains("\0") { return "a path cannot hold a NUL" }
      if !value.isEmpty { return nil }
    case .users: return Account.userID(value) == nil ? "there is no user \(quoted(value)) on this machine" : nil
    case .groups: return Account.groupID(value) == nil ? "there is no group \(quoted(value)) on this machine" : nil
    }
    return "\(quoted(value)) is not \(expectation)"
  }
}

/// A value as it is shown in a message: in quotes, on one line.
func quoted(_ value: String) -> String { String(reflecting: value) }
