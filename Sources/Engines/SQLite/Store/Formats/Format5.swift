import ShirabeModel

extension StoredFormat {
  /// Format 5: bodies are zstd frames in a table of their own, made with the dictionaries of the table `dictionary`.
  static let format5 = {
    let fields: [ArticleField] = [.title, .published, .author, .source, .url, .language, .tags]
    let columns = ["id", "title", "published", "author", "source", "url", "language", "tags", "metadata"]
      .map { "CAST(\($0) AS BLOB)" }.joined(separator: ", ")
    return StoredFormat(
      version: 5,
      fields: fields,
      articles: "SELECT article.row, \(columns), body FROM article LEFT JOIN body USING (row)",
      row: "article.row",
      articlesById: """
        SELECT \(columns), CAST(\(BodyDecompressor.functionName)(body) AS BLOB) FROM article JOIN body USING (row) \
        WHERE id > ? ORDER BY id
        """,
      checksumOfRow: "SELECT value FROM checksum WHERE row = ?",
      checksum: { article, frame in ArticleChecksum.of(article, fields, bodyFrame: frame) },
      namesOfRows: ["article INDEXED BY sqlite_autoindex_article_1", "body", "checksum", "sentence", "fingerprint"],
      highestRows: ["article", "body", "checksum", "sentence"].map { "SELECT max(row) FROM \($0)" }
        + ["SELECT last_row FROM state"],
      table: "article", parts: ["body", "checksum"])
  }()
}
