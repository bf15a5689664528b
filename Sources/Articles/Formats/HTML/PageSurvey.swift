import CLibXML2

/// What one walk over a page gathers: what it says about itself, and where its text is.
struct PageSurvey {
  /// What the elements for it say about the page.
  private(set) var metadata = PageMetadata()
  private(set) var body: MarkupNode?
  /// `<article>` elements.
  private(set) var articles: [MarkupNode] = []
  /// `<main>` elements and those of that role.
  private(set) var mains: [MarkupNode] = []
  /// Elements marked as the body of an article (schema.org).
  private(set) var articleBodies: [MarkupNode] = []
  /// First headings.
  private(set) var headings: [MarkupNode] = []
  /// How much running text is in each element that has some, in columns.
  private var widths: [xmlNodePtr: Int] = [:]

  /// A block with less text than this is no paragraph: a button, a caption, a date.
  private static let minimumParagraphWidth = 50

  /// An element whose end has not been seen.
  private struct OpenElement {
    let role: ElementRole
    /// The text that is its own, that is in no block below it.
    var ownWidth = 0
    /// The text of that in links.
    var linkWidth = 0
    /// The running text in it and in the blocks below it.
    var runningWidth = 0
  }

  init(of root: MarkupNode) {
    metadata.look(at: root)
    walk(root)
  }

  /// The width of the running text in the element: of its paragraphs that are more than links.
  func runningWidth(of node: MarkupNode) -> Int { widths[node.pointer] ?? 0 }

  private mutating func walk(_ root: MarkupNode) {
    var open = [OpenElement(role: .block)]
    guard var node = root.firstChild else { return }
    while true {
      if node.isText {
        open[open.count - 1].ownWidth += TextMeasure.width(of: node.content)
      } else if node.isElement {
        let role = node.role
        if enters(node, role) {
          open.append(OpenElement(role: role))
          if let child = node.firstChild {
            node = child
            continue
          }
          close(node, &open)
        }
      }
      while node.next == nil {
        guard let parent = node.parent, parent != root else { return }
        close(parent, &open)
        node = parent
      }
      guard let next = node.next else { return }
      node = next
    }
  }

  /// Notes what the element is; false where no text of an article can be in it.
  private mutating func enters(_ node: MarkupNode, _ role: ElementRole) -> Bool {
    switch role {
    case .metadata:
      metadata.look(at: node)
      if node.name == "script" || node.name == "title" { return false }
    // A head holds no text, but all that the page says about itself.
    case .nothing: return node.name == "head"
    default: break
    }
    if PageChrome.isHidden(node) || role == .furniture { return false }
    // The heading of a page may well stand in a header that is nothing but furniture.
    if role == .heading { headings.append(node) }
    if role != .article, role != .main, role != .header, node.name != "body", PageChrome.contains(node, role) {
      return false
    }
    note(node, role)
    return true
  }

  private mutating func note(_ node: MarkupNode, _ role: ElementRole) {
    switch role {
    case .article: articles.append(node)
    case .main: mains.append(node)
    case .block where body == nil && node.name == "body": body = node
    default: break
    }
    guard node.hasAttributes else { return }
    if role != .main, node.attribute("role")?.lowercased() == "main" { mains.append(node) }
    if let property = node.attribute("itemprop") {
      if property.split(separator: " ").contains("articleBody") { articleBodies.append(node) }
      metadata.look(atProperty: property, of: node)
    }
  }

  private mutating func close(_ node: MarkupNode, _ open: inout [OpenElement]) {
    guard let element = open.popLast(), !open.isEmpty else { return }
    let parent = open.count - 1
    var running = element.runningWidth
    switch element.role {
    case .inline, .metadata, .lineBreak, .image, .reading, .readingBase, .nothing:
      open[parent].ownWidth += element.ownWidth
      open[parent].linkWidth += element.linkWidth
    case .link:
      open[parent].ownWidth += element.ownWidth
      open[parent].linkWidth += element.ownWidth
    case .block, .paragraph, .heading, .cell, .preformatted, .furniture, .header, .article, .main:
      if element.ownWidth >= PageSurvey.minimumParagraphWidth, element.linkWidth * 3 < element.ownWidth {
        running += element.ownWidth
      }
    }
    guard running > 0 else { return }
    open[parent].runningWidth += running
    widths[node.pointer] = running
  }
}
