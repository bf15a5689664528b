import Foundation
import GRDB
import ShirabeArticles
import ShirabeSQLite
import ShirabeText

/// Compares what is kept of each article besides (lengths, order of dates, sentences, tags) with the article itself.
struct ColumnCheck {
  /// The sums of what was compared.
  private(set) var titleTokens: Int64 = 0
  private(set) var bodyTokens: Int64 = 0
  private(set) var highestRow: Int64 = 0

  private let database: Database
  private var tagCount: Int64 = 0
  private var tokenizer = Tokenizer()
  private var text = TokenizedText()
  private var first: String?

  init(_ database: Database) {
    self.database = database
  }

  /// Compares one article; the first difference is kept.
  mutating func compare(_ found: ArticleWalk.Found) throws {
    highestRow = max(highestRow, found.row)
    var title = found.article.title ?? ""
    title.withUTF8 { tokenizer.tokenize($0, into: &text) }
    let titleCount = Int64(text.tokens.count)
    var body = found.article.body
    let starts = body.withUTF8 { bytes in
      tokenizer.tokenize(bytes, into: &text)
      return SentenceStarts.encoded(of: text, in: bytes)
    }
    let bodyCount = Int64(text.tokens.count)
    titleTokens += titleCount
    bodyTokens += bodyCount
    let tags = found.article.foldedTags
    tagCount += Int64(tags.count)
    guard first == nil else { return }
    do {
      guard
        let lengths = try row("SELECT title_tokens, body_tokens, published_order FROM article WHERE row = ?", found),
        try lengths.required(0) == titleCount, try lengths.required(1) == bodyCount,
        try lengths.optional(2) == found.article.publishedOrder
      else { return differ("the lengths or the date of", found) }
      guard let stored = try row("SELECT starts FROM sentence WHERE row = ?", found),
        try stored.required(0, as: Data.self).elementsEqual(starts)
      else { return differ("where sentences begin in", found) }
      for tag in tags {
        let statement = try database.cachedStatement(
          sql: "SELECT 1 FROM tag WHERE tag = \(ExactText.parameter) AND row = ?")
        if try Row.fetchOne(statement, arguments: [ExactText(tag), found.row]) == nil {
          return differ("a tag of", found)
        }
      }
    } catch let error as DatabaseError where error.isDamage {
      first = error.message
    }
  }

  /// The first difference; nil if there is none.
  ///
  /// - Parameter articles: How many articles were compared.
  func difference(_ articles: Int64) throws -> String? {
    if let first { return first }
    for (table, count) in [("sentence", articles), ("tag", tagCount)] {
      let stored = try Row.fetchOne(database, sql: "SELECT count(*) FROM \(table)")?.required(0, as: Int64.self)
      if stored != count { return "the table \(table) has \(stored ?? 0) rows, and \(count) belong there" }
    }
    return nil
  }

  private func row(_ sql: String, _ found: ArticleWalk.Found) throws -> Row? {
    try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: [found.row])
  }

  private mutating func differ(_ what: String, _ found: ArticleWalk.Found) {
    first = "\(what) the article \"\(found.article.id)\" are not what the article says"
  }
}
