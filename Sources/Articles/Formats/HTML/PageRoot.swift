/// Finds the element that holds the article's own text.
enum PageRoot {
  /// An element marked as the article is believed where it has at least this share of the running text.
  private static let minimumMarkedShare = 0.4
  /// The densest block is the smallest that has at least this share of the running text of the block around it.
  private static let minimumDenseShare = 0.75

  /// The element marked as the article's body, the `<article>`, the `<main>`, or else the densest block.
  static func find(in survey: PageSurvey, root: MarkupNode) -> MarkupNode {
    let body = survey.body ?? root
    let whole = Double(survey.runningWidth(of: body))
    for marked in [survey.articleBodies, survey.articles, survey.mains] {
      guard let best = marked.max(by: { survey.runningWidth(of: $0) < survey.runningWidth(of: $1) }) else { continue }
      let width = Double(survey.runningWidth(of: best))
      if width > 0, width >= minimumMarkedShare * whole { return best }
    }
    if whole == 0 {
      // Pages of nothing but short lines: whatever is marked, else everything.
      return survey.articles.first ?? survey.mains.first ?? body
    }
    return densest(in: body, survey)
  }

  private static func densest(in body: MarkupNode, _ survey: PageSurvey) -> MarkupNode {
    var node = body
    while true {
      let needed = minimumDenseShare * Double(survey.runningWidth(of: node))
      var child = node.firstChild
      while let candidate = child {
        if isContainer(candidate), Double(survey.runningWidth(of: candidate)) >= needed { break }
        child = candidate.next
      }
      guard let child else { return node }
      node = child
    }
  }

  private static func isContainer(_ node: MarkupNode) -> Bool {
    guard node.isElement else { return false }
    return switch node.role {
    case .block, .cell, .article, .main, .inline: true
    case .paragraph: node.name == "table"
    default: false
    }
  }
}
