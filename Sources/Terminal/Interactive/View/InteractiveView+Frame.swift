import ShirabeConsole
import ShirabeModel

extension InteractiveView {
  /// What the screen shows now. The list is scrolled so that the chosen hit is on it.
  mutating func frame(links: Hyperlinks) -> Frame {
    if let article { return articleFrame(article, links: links) }
    let columns = screen.columns
    let window = LineWindow(line, columns: max(columns - 2, 1), partedAt: problem?.byteOffset)
    var prompt = StyledLine("> ", focus == .line ? .title : .detail)
    prompt.append(window.before)
    prompt.append(window.after, problem?.byteOffset == nil ? .plain : .problem)
    var lines = [prompt] + state(window)
    let room = max(screen.lines - 1 - lines.count, 0)
    lines += query == nil ? greeting : listLines(room)
    lines = Array(lines.prefix(max(screen.lines - 1, 1)))
    lines += Array(repeating: StyledLine(), count: max(screen.lines - 1 - lines.count, 0))
    if screen.lines > 1 { lines.append(statusLine) }
    let cursor = Frame.Place(line: 0, column: min(2 + window.cursorColumn, max(columns - 1, 0)))
    return Frame(lines: lines, cursor: focus == .line ? cursor : nil)
  }

  /// What stands under the search line: what is wrong with the query, at its place, or how much was found.
  private func state(_ window: LineWindow) -> [StyledLine] {
    if let problem {
      let reason = ControlCharacters.replaced(in: problem.reason)
      let column = 2 + TerminalColumns.width(of: window.before)
      let width = TerminalColumns.width(of: reason)
      let spaces = { (count: Int) in String(repeating: " ", count: max(count, 0)) }
      let isPlaced = problem.byteOffset != nil
      if isPlaced, column + 2 + width <= screen.columns {
        return [StyledLine("\(spaces(column))^ \(reason)", .problem)]
      }
      if isPlaced, column >= width + 3 {
        return [StyledLine("\(spaces(column - width - 1))\(reason) ^", .problem)]
      }
      let wrapped = TextWrapper(columns: max(screen.columns - 2, 2)).lines(of: [.init(text: reason)])
      return (isPlaced ? [StyledLine("\(spaces(column))^", .problem)] : [])
        + wrapped.map { StyledLine("  " + $0.map(\.text).joined(), .problem) }
    }
    guard query != nil, let list else { return [StyledLine()] }
    let count = "\(list.total) \(list.total == 1 ? "article" : "articles")"
    let took = list.reply.tookMicroseconds
    var line = StyledLine()
    if list.isNearestOnly { line.append("  no article has all the words; nearest:", .plain) }
    line.append("  \(count), \(took < 10_000 ? "\(took) µs" : "\(took / 1000) ms")", .detail)
    for note in list.reply.notes ?? [] { line.append("  note: \(ControlCharacters.replaced(in: note))", .plain) }
    return [line]
  }

  /// The hits that fit so many lines, or what helps where there are none.
  private mutating func listLines(_ room: Int) -> [StyledLine] {
    guard let list else { return [] }
    if list.hits.isEmpty { return advice(on: list.reply) }
    let block = HitBlock(columns: screen.columns)
    let hasFocus = focus == .list
    let (hits, chosen) = (list.hits, list.chosen)
    let linesOfHit = { (index: Int) in
      block.lines(hits[index], isChosen: index == chosen, hasFocus: hasFocus)
    }
    // The blank line of the last one may be cut off.
    scrollList(lines: room + 1) { linesOfHit($0).count }
    var lines: [StyledLine] = []
    var index = self.list?.top ?? 0
    while lines.count < room, index < hits.count {
      lines += linesOfHit(index)
      index += 1
    }
    return Array(lines.prefix(room))
  }

  /// What each term finds alone, and queries that find something.
  private func advice(on reply: SearchReply) -> [StyledLine] {
    var lines: [StyledLine] = [StyledLine()]
    if let terms = reply.terms, !terms.isEmpty {
      lines.append(StyledLine("  articles that each term finds by itself:"))
      var table = TextTable(columns: [.left, .right])
      for term in terms { table.append([ControlCharacters.replaced(in: term.text), "\(term.total)"]) }
      lines += table.lines.map { StyledLine("    " + $0) }
    }
    for suggestion in reply.suggestions ?? [] where suggestion.kind != .any {
      let count = "\(suggestion.total) \(suggestion.total == 1 ? "article" : "articles")"
      var line = StyledLine("  try: \(ControlCharacters.replaced(in: suggestion.query))")
      line.append("  \(count)", .detail)
      lines.append(line)
    }
    return lines.count > 1 ? lines : [StyledLine(), StyledLine("  nothing found")]
  }

  /// The fields for phrases, the first with one.
  private var fieldForms: String {
    let names = FieldCatalogue.phrases.map { "\($0.word):" }
    return ([names[0] + "憲法"] + names.dropFirst()).joined(separator: "  ")
  }

  /// What is shown before anything has been typed.
  private var greeting: [StyledLine] {
    let forms = [
      ("麻薬 対策", "both words, anywhere"), ("\"公的 機関\"  「公的機関」", "exactly this phrase"),
      ("港 OR 湾   港｜湾", "either"), ("港 -検査", "without 検査"), (fieldForms, "in that field"),
      ("tag:政治  language:zh", "equal to it"), ("date:2025  date:2025-09..", "published then"),
      ("transl*", "words that begin so"),
    ]
    var lines = [StyledLine()]
    if let articleCount, articleCount >= 0 {
      lines += [StyledLine("  Type to search \(articleCount) articles."), StyledLine()]
    }
    return lines
      + forms.map { form, meaning in
        var line = StyledLine("  " + TextCut.padded(form, columns: 30, .left))
        line.append(meaning, .detail)
        return line
      }
  }

  /// The foot: what is in the way, or where one is and what keys do.
  private var statusLine: StyledLine {
    if let notice { return StyledLine(ControlCharacters.replaced(in: notice), .problem) }
    if let trouble = list?.trouble { return StyledLine(ControlCharacters.replaced(in: trouble), .problem) }
    guard query != nil, let list, !list.hits.isEmpty else { return StyledLine("Esc leave", .detail) }
    let place = "\(list.chosen + 1)/\(list.total)"
    let last = list.isDeep && list.chosen == list.hits.count - 1 ? "  no further: narrow the query" : ""
    let keys =
      focus == .line
      ? "Enter open  Esc leave  Up/Down move  Tab to the list"
      : "Enter open  q leave  Up/Down move  / or type to search"
    return StyledLine("\(place)\(last)  \(keys)", .detail)
  }
}
