/// Tells what of a page is no part of any article.
enum PageChrome {
  /// Landmarks and widgets that hold no article (WAI-ARIA 1.2, § 5.3).
  private static let roles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "form", "menu", "menubar", "dialog",
    "alertdialog", "toolbar", "tablist",
  ]

  /// Words in the class or the id of an element that hold for furniture on nearly every site.
  private static let words: Set<String> = [
    "share", "shares", "sharing", "sns", "social", "related", "recommend", "recommended", "breadcrumb", "breadcrumbs",
    "pankuzu", "sidebar", "comments", "advert", "advertisement", "ads", "ad", "promo", "newsletter", "pagination",
    "pager", "cookie", "nav", "navigation", "navbar", "ranking", "footer", "subscribe", "followus",
  ]

  /// A block named as furniture is believed where it is no wider than this, or little but links and no wider than the second.
  private static let maximumNamedWidth = 400
  private static let maximumNamedLinkWidth = 4_000

  /// Whether the element is not shown.
  static func isHidden(_ node: MarkupNode) -> Bool {
    guard node.hasAttributes else { return false }
    if node.attribute("hidden") != nil || node.attribute("aria-hidden")?.lowercased() == "true" { return true }
    guard let style = node.attribute("style") else { return false }
    let declarations = style.lowercased().filter { $0 != " " }
    return declarations.contains("display:none") || declarations.contains("visibility:hidden")
  }

  /// Whether the element is furniture by its name, its role or what its class says.
  static func contains(_ node: MarkupNode, _ role: ElementRole) -> Bool {
    switch role {
    case .furniture: return true
    case .header where !node.measure.holdsParagraph: return true
    default: break
    }
    guard node.hasAttributes else { return false }
    if let role = node.attribute("role"), roles.contains(role.lowercased()) { return true }
    return isNamed(node) && isSmall(node)
  }

  private static func isNamed(_ node: MarkupNode) -> Bool {
    for value in [node.attribute("class"), node.attribute("id")] {
      guard let value else { continue }
      for word in value.lowercased().split(whereSeparator: { !$0.isLetter }) where words.contains(String(word)) {
        return true
      }
    }
    return false
  }

  private static func isSmall(_ node: MarkupNode) -> Bool {
    let measure = node.measure
    if measure.width <= maximumNamedWidth { return true }
    return measure.width <= maximumNamedLinkWidth && measure.linkWidth * 3 >= measure.width
  }
}
