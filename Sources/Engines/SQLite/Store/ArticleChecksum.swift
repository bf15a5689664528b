import ShirabeModel

/// A number that tells whether an article is still what was written.
///
/// Postings tell nothing of what folding hides and nothing of an article's url or metadata, so every article has a checksum
/// of all its columns and of the frame of its body. It stands in a table of its own: a damaged page of articles
/// does not take it along.
enum ArticleChecksum {
  /// FNV-1a over the columns, each ended by a byte that UTF-8 does not have, and the frame.
  ///
  /// - Parameter fields: Those of the format, in the order of their columns.
  static func of(
    _ article: StoredArticle, _ fields: [ArticleField], bodyFrame: UnsafeRawBufferPointer
  ) -> Int64 {
    var hash = FNV1a.basis
    for column in [article.id] + fields.map({ article[$0] }) + [article.metadata] {
      if var column {
        column.withUTF8 { FNV1a.add(UnsafeRawBufferPointer($0), to: &hash) }
        FNV1a.add(0xFF, to: &hash)
      } else {
        FNV1a.add(0xFE, to: &hash)
      }
    }
    FNV1a.add(bodyFrame, to: &hash)
    return Int64(bitPattern: hash)
  }
}
