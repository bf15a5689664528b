import ShirabeConsole
import ShirabeJSON
import ShirabeModel

extension InteractiveView {
  /// The screen of an article: its title, its text as far as it is scrolled, and where one is.
  func articleFrame(_ article: ArticleView, links: Hyperlinks) -> Frame {
    var target = SearchHit(id: article.hit.id)
    target.fields[text: .url] = article.article?["url"]?.string
    let link = links.isOn ? Hyperlinks.target(of: target) : nil
    var head = StyledLine()
    let title = Snippet(text: article.title, marks: article.titleMarks)
    let pieces = title.pieces(.utf8)
    for piece in pieces {
      head.append(ControlCharacters.replaced(in: piece.text), piece.isMatch ? .match : .title, link: link)
    }
    var lines = [head.cut(toColumns: screen.columns)]
    let room = max(screen.lines - 2, 0)
    if let text = article.text {
      lines += text.lines.dropFirst(article.top).prefix(room).map { line(of: $0, in: article) }
    }
    lines = Array(lines.prefix(max(screen.lines - 1, 1)))
    lines += Array(repeating: StyledLine(), count: max(screen.lines - 1 - lines.count, 0))
    if screen.lines > 1 { lines.append(statusLine(of: article, room: room)) }
    return Frame(lines: lines, cursor: nil)
  }

  private func line(of textLine: ArticleText.Line, in article: ArticleView) -> StyledLine {
    var line = StyledLine()
    for piece in textLine.pieces {
      let plain = textLine.isDetail ? Look.detail : .plain
      let match = piece.number == article.mark ? Look.currentMatch : .match
      line.append(piece.text, piece.isMatch ? match : plain)
    }
    return line
  }

  private func statusLine(of article: ArticleView, room: Int) -> StyledLine {
    let back = "q back"
    if let trouble = notice ?? article.trouble {
      var line = StyledLine(ControlCharacters.replaced(in: trouble), .problem)
      line.append("  \(back)", .detail)
      return line
    }
    guard let text = article.text else { return StyledLine("...  \(back)", .detail) }
    let marks =
      switch (article.markCount, article.mark) {
      case (0, _): article.positions == nil ? "" : article.titleMarks.isEmpty ? "no match  " : "match in title  "
      case (let count, let mark?): "match \(mark + 1)/\(count)  "
      case (let count, nil): "\(count) \(count == 1 ? "match" : "matches")  "
      }
    let percentage = text.percentage(throughLine: article.top + room)
    let jump = article.markCount > 0 ? "n/N next/former match  " : ""
    return StyledLine("\(percentage)%  \(marks)\(back)  \(jump)Space/b page  Ctrl-C leave", .detail)
  }
}
