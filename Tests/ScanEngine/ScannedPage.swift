import ShirabeArticles
import ShirabeModel
import ShirabeSearch

/// Puts what was found in order and cuts a page out of it.
///
/// What is equal in that order is put in the order of ids, for want of a rule that all engines share.
struct ScannedPage {
  private let page: HitPage

  init(_ page: HitPage) { self.page = page }

  /// The hits of the page, and where the next page begins, for hits sorted by id.
  func cut(_ hits: [ScannedHit]) -> (hits: [ScannedHit], next: String?) {
    var sorted = hits.sorted { ScannedPage.id($0) < ScannedPage.id($1) }
    switch page.sort {
    case .id: sorted.removeAll { hit in page.after.map { ScannedPage.id(hit) <= BytewiseString($0) } ?? false }
    case .relevance: sorted = ScannedPage.sort(sorted) { $0.score > $1.score }
    case .newest: sorted = ScannedPage.sort(sorted) { ScannedPage.isDated($0, before: $1, newestFirst: true) }
    case .oldest: sorted = ScannedPage.sort(sorted) { ScannedPage.isDated($0, before: $1, newestFirst: false) }
    }
    let cut = Array(sorted.dropFirst(page.offset).prefix(page.limit))
    let hasMore = page.sort == .id && page.limit > 0 && sorted.count > page.offset + page.limit
    return (cut, hasMore ? cut.last?.article.article.id : nil)
  }

  private static func id(_ hit: ScannedHit) -> BytewiseString { BytewiseString(hit.article.article.id) }

  /// Sorts, and leaves what is equal as it stands.
  private static func sort(
    _ hits: [ScannedHit], _ precedes: (ScannedHit, ScannedHit) -> Bool
  ) -> [ScannedHit] {
    hits.enumerated().sorted { one, other in
      if precedes(one.element, other.element) { return true }
      return !precedes(other.element, one.element) && one.offset < other.offset
    }.map(\.element)
  }

  /// By the dates as they are written, which are all of one form up to where they end; undated articles come last.
  private static func isDated(_ one: ScannedHit, before other: ScannedHit, newestFirst: Bool) -> Bool {
    guard let one = one.article.dateKey else { return false }
    guard let other = other.article.dateKey else { return true }
    return newestFirst ? other.lexicographicallyPrecedes(one) : one.lexicographicallyPrecedes(other)
  }
}
