/// Writes the text below a node as readers see it.
struct TextExtractor {
  /// Whether what belongs to the page rather than the article is left out.
  let dropsFurniture: Bool
  /// Elements to leave out besides.
  let omitted: (MarkupNode) -> Bool

  private var flow = TextFlow()
  /// How many elements are open whose white space stands as it is.
  private var preformattedDepth = 0
  /// For each open `<rt>`, `<rp>`, `<rtc>` true, for each open `<rb>` false: what is inmost decides.
  private var readings: [Bool] = []

  /// The text below the node.
  static func text(
    of node: MarkupNode, dropsFurniture: Bool, omitted: @escaping (MarkupNode) -> Bool = { _ in false }
  ) -> String {
    var extractor = TextExtractor(dropsFurniture: dropsFurniture, omitted: omitted)
    extractor.walk(node)
    return extractor.flow.text
  }

  private init(dropsFurniture: Bool, omitted: @escaping (MarkupNode) -> Bool) {
    self.dropsFurniture = dropsFurniture
    self.omitted = omitted
  }

  /// Goes through the tree by its links, so that a deep one needs no stack.
  private mutating func walk(_ root: MarkupNode) {
    guard var node = root.firstChild else { return }
    while true {
      if node.isText {
        append(node)
      } else if node.isElement {
        let role = node.role
        if enters(node, role) {
          open(node, role)
          if let child = node.firstChild {
            node = child
            continue
          }
          close(role)
        }
      }
      while node.next == nil {
        guard let parent = node.parent, parent != root else { return }
        close(parent.role)
        node = parent
      }
      guard let next = node.next else { return }
      node = next
    }
  }

  private func enters(_ node: MarkupNode, _ role: ElementRole) -> Bool {
    switch role {
    case .nothing: return false
    case .metadata where node.name == "script" || node.name == "title": return false
    default: break
    }
    if PageChrome.isHidden(node) { return false }
    return !(dropsFurniture && PageChrome.contains(node, role)) && !omitted(node)
  }

  private mutating func append(_ node: MarkupNode) {
    if readings.last == true { return }
    if preformattedDepth > 0 { flow.appendPreformatted(node.content) } else { flow.append(node.content) }
  }

  private mutating func open(_ node: MarkupNode, _ role: ElementRole) {
    switch role {
    case .block, .header, .furniture, .article, .main: flow.end(.line)
    case .paragraph, .heading: flow.end(.paragraph)
    case .preformatted:
      flow.end(.paragraph)
      preformattedDepth += 1
    case .lineBreak: flow.breakLine()
    case .image:
      if let alternative = node.attribute("alt"), readings.last != true { flow.append(alternative) }
    case .reading: readings.append(true)
    case .readingBase: readings.append(false)
    case .cell, .inline, .nothing, .link, .metadata: break
    }
  }

  private mutating func close(_ role: ElementRole) {
    switch role {
    case .block, .header, .furniture, .article, .main: flow.end(.line)
    case .paragraph, .heading: flow.end(.paragraph)
    case .preformatted:
      flow.end(.paragraph)
      preformattedDepth -= 1
    case .reading, .readingBase: _ = readings.popLast()
    case .cell: flow.endCell()
    case .lineBreak, .image, .inline, .nothing, .link, .metadata: break
    }
  }
}
