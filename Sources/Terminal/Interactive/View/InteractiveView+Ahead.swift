/// Keys pressed before an answer has come. Whoever types a query and Enter in one go means the first hit of that query, not
/// of the one before; so keys for what is not there yet wait until it is.
extension InteractiveView {
  /// Takes a key, or keeps it until that for which it is pressed has come. Esc takes back what is kept.
  mutating func take(_ key: Key) {
    if ahead.isEmpty {
      if isEarly(key) { ahead.append(key) } else { takeNow(key) }
    } else if key == .escape {
      ahead = []
    } else if key == .control("c") || isEdit(key) {
      ahead = []
      takeNow(key)
    } else {
      ahead.append(key)
    }
  }

  /// Takes the keys that were kept, as far as they need wait no longer.
  mutating func catchUp() {
    let keys = ahead
    ahead = []
    for key in keys where !isOver { take(key) }
  }

  /// Whether a key is for what has not come.
  private func isEarly(_ key: Key) -> Bool {
    if let article {
      if article.ask == nil { return false }
      return ![.escape, .text("q"), .left, .control("c")].contains(key)
    }
    if let query, query != answered {
      return [.enter, .down, .control("n"), .pageDown, .pageUp, .tab, .backTab].contains(key)
    }
    guard let list, !list.hits.isEmpty, list.chosenHit == nil, list.trouble == nil else { return false }
    return key == .enter || key == .right && focus == .list
  }

  /// Whether a key changes the query though others wait for its hits, which nobody wants any more then. In an article that
  /// is to be opened the same keys have other meanings.
  private func isEdit(_ key: Key) -> Bool {
    if article != nil || ahead.contains(.enter) || ahead.contains(.right) { return false }
    if [.text("q"), .text("/"), .home, .end, .right].contains(key) { return false }
    var line = line
    return line.take(key)
  }
}
