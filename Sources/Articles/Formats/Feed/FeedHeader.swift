/// What a feed says of itself.
struct FeedHeader {
  var title: String?
  var language: String?
  /// Atom: who wrote the entries that name nobody.
  var author: String?
}
