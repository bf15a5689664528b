/// An article that was found, and what it earns.
struct ScannedHit {
  let article: ScannedArticle
  let score: Float
}
