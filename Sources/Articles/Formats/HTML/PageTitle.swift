/// The title of a page's article.
enum PageTitle {
  /// Marks between the title of the article and the name of the site.
  private static let separators = [" | ", "｜", " - ", " – ", " — ", " :: ", " » ", " · ", "|", " : "]

  /// The headline of JSON-LD, Open Graph's title, the first heading of the article, or `<title>`, the site's name cut off.
  static func make(_ metadata: PageMetadata, heading: String?) -> String? {
    let site = metadata.content("og:site_name") ?? metadata.linkedData.publisher
    if let headline = metadata.linkedData.headline { return headline }
    if let title = metadata.content("og:title", "twitter:title") { return withoutName(of: site, title) }
    if let heading, !heading.isEmpty { return heading }
    guard let title = metadata.title, !title.isEmpty else { return nil }
    let cut = withoutName(of: site, title)
    return cut == title ? withoutSuffix(title) : cut
  }

  /// The title without the site's name at its end.
  private static func withoutName(of site: String?, _ title: String) -> String {
    guard let site, title.hasSuffix(site) else { return title }
    let rest = title.dropLast(site.count)
    for separator in separators where rest.hasSuffix(separator) {
      let cut = rest.dropLast(separator.count)
      if !cut.isEmpty { return TextLines.trimmed(cut) }
    }
    return title
  }

  /// The title without its last part, where that is the shorter one.
  private static func withoutSuffix(_ title: String) -> String {
    let characters = Array(title)
    var best: (start: Int, end: Int)?
    for separator in separators where separator != " : " {
      let mark = Array(separator)
      guard characters.count > mark.count else { continue }
      let start = (1...(characters.count - mark.count)).last { characters[$0..<($0 + mark.count)].elementsEqual(mark) }
      if let start, start > best?.start ?? 0 { best = (start, start + mark.count) }
    }
    guard let best, characters.count - best.end < best.start else { return title }
    return TextLines.trimmed(String(characters[..<best.start])[...])
  }
}
