import ShirabeModel
import ShirabePassages
import ShirabeQuery
import ShirabeSearch

/// Makes hits of candidates: reads of each article what was asked for, and no more.
struct HitMaker {
  private let page: HitPage
  private let shards: [ShardReader]
  private let explainer: Explainer
  private var passages: PassageMaker

  init(_ page: HitPage, _ shards: [ShardReader], _ highlights: [Highlight], _ explainer: Explainer) {
    self.page = page
    self.shards = shards
    self.explainer = explainer
    passages = PassageMaker(highlights, page)
  }

  /// One hit.
  mutating func hit(_ candidate: Candidate) throws(IndexError) -> SearchResult.Hit {
    let shard = shards[candidate.shard]
    try shard.interruption.check()
    let needsTitle = page.parts.contains(.positions)
    let header = page.parts.contains(.header) || needsTitle ? try shard.header(row: candidate.row) : nil
    let id: String
    if let header { id = header.id } else { id = try shard.id(row: candidate.row) }
    var hit = SearchResult.Hit(id: id, score: Explainer.exact(candidate.score), header: header)
    if PassageMaker.reads(page) {
      let body = try shard.body(row: candidate.row)
      do throws(Interrupted) {
        try passages.add(to: &hit, title: header?.title, body: body, shard.interruption)
      } catch {
        throw .interrupted
      }
    }
    if page.parts.contains(.explanation) { hit.explanation = try explainer.explain(candidate) }
    return hit
  }

  /// Lets go of the texts of the hits.
  mutating func leave() { passages.leave() }
}
