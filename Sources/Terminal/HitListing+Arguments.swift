import ShirabeModel

extension HitListing {
  /// Reads the arguments of a `search` or `phrase` in which everything is right; nil otherwise.
  ///
  /// ArgumentParser reads these too, and explains whatever is wrong; but it looks types up at run time, which takes
  /// longer than the rest of a search, and a script may search thousands of times. The tests hold the two together.
  init?(ordered arguments: [String]) {
    guard let command = arguments.first, command == "search" || command == "phrase",
      let end = arguments.firstIndex(of: "--"), end + 1 < arguments.count
    else { return nil }
    let query = arguments[(end + 1)...].joined(separator: " ")
    var match = command == "phrase" ? Match.phrase : nil
    self.init(subject: .query(query, match))
    for option in arguments[1..<end] {
      if command == "search", option.hasPrefix("--match=") {
        guard set(&match, Match(rawValue: String(option.dropFirst("--match=".count)))) else { return nil }
      } else if option.hasPrefix("--since=") {
        guard set(&since, IndexMoment(String(option.dropFirst("--since=".count)))) else { return nil }
      } else {
        guard take(option) else { return nil }
      }
    }
    subject = .query(query, match)
    if page.problem != nil || daemon.problem != nil { return nil }
  }

  /// Takes an option over; false where it is unknown or has no good value.
  private mutating func take(_ option: String) -> Bool {
    switch option {
    case "--start": return set(&daemon.starts, true)
    case "--all": return set(&page.isWalk, true)
    case "--collapse-duplicates": return set(&page.collapseDuplicates, true)
    case "--explain": return set(&page.explain, true)
    case "--positions": return set(&page.positions, true)
    case "--null": return set(&page.endsWithNUL, true)
    case "--csv-safe": return set(&page.isSafeForSpreadsheets, true)
    case "--no-pager": return set(&page.usesPager, false)
    default: break
    }
    guard let equals = option.firstIndex(of: "=") else { return false }
    let value = String(option[option.index(after: equals)...])
    if value.isEmpty { return false }
    switch option[..<equals] {
    case "--socket": return set(&daemon.socket, value)
    case "--index": return set(&daemon.index, value)
    case "--format": return set(&page.format, HitFormat(rawValue: value))
    case "--color": return set(&page.color, ColorChoice(rawValue: value))
    case "--links": return set(&page.links, LinkChoice(rawValue: value))
    case "--print": return set(&page.template, try? RecordTemplate(parsing: value))
    case "--width": return set(&page.width, Int(value))
    case "--limit": return set(&page.limit, Int(value))
    case "--offset": return set(&page.offset, Int(value))
    case "--sort": return set(&page.sort, Sort(rawValue: value))
    case "--fields": return set(&page.fields, FieldList(argument: value)?.fields)
    case "--facet": return set(&page.facets, Facet(rawValue: value).map { page.facets + [$0] })
    case "--snippets": return set(&page.snippets, Int(value))
    case "--snippet-letters": return set(&page.snippetLetters, Int(value))
    case "--offset-unit": return set(&page.offsetUnit, OffsetUnit(rawValue: value))
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
