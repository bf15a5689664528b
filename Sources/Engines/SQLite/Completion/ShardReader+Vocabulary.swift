import GRDB

/// What is asked of one shard's vocabulary and title starts; ranges are half open, in the order of bytes.
extension ShardReader {
  /// The terms of a range that stand in enough articles of this shard to be completions, most articles first.
  func bestTerms(in range: Range<VocabularyTerm>, limit: Int) throws(IndexError) -> [(
    key: VocabularyTerm, articles: Int
  )] {
    try fetchAll(
      """
      SELECT term, articles FROM vocabulary
        WHERE term >= ? AND term < ? AND articles >= \(VocabularyTerm.completionArticles)
        ORDER BY articles DESC, term LIMIT ?
      """, [range.lowerBound.text, range.upperBound.text, limit]
    ) { (VocabularyTerm(try $0.required(0)), try $0.required(1)) }
  }

  /// All terms of a range that have so many code points.
  func terms(
    in range: Range<VocabularyTerm>, letters: ClosedRange<Int>
  ) throws(IndexError) -> [(key: VocabularyTerm, articles: Int)] {
    try fetchAll(
      "SELECT term, articles FROM vocabulary WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?",
      [range.lowerBound.text, range.upperBound.text, letters.lowerBound, letters.upperBound]
    ) { (VocabularyTerm(try $0.required(0)), try $0.required(1)) }
  }

  /// In how many articles of this shard a term stands.
  func articles(with term: VocabularyTerm) throws(IndexError) -> Int {
    try fetchAll("SELECT articles FROM vocabulary WHERE term = ?", [term.text]) { try $0.required(0, as: Int.self) }
      .first ?? 0
  }

  /// The terms that consist of a first letter of a range of terms and one of the endings.
  ///
  /// - Complexity: O(first letters of the range), each a few look-ups: the range itself is skipped through.
  func terms(
    withFirstLetterIn range: Range<VocabularyTerm>, then endings: [String]
  ) throws(IndexError) -> [(key: VocabularyTerm, articles: Int)] {
    let places = endings.indices.map { "letter || ?\($0 + 3)" }.joined(separator: ", ")
    return try fetchAll(
      """
      WITH RECURSIVE first (letter) AS (
        SELECT (SELECT substr(term, 1, 1) FROM vocabulary WHERE term >= ?2 AND term < ?1 ORDER BY term LIMIT 1)
        UNION ALL
        SELECT (SELECT substr(term, 1, 1) FROM vocabulary
          WHERE term >= letter || char(0x10FFFF) AND term < ?1 ORDER BY term LIMIT 1)
        FROM first WHERE letter IS NOT NULL
      )
      SELECT term, articles FROM first CROSS JOIN vocabulary ON term IN (\(places))
      """, [range.upperBound.text, range.lowerBound.text] + StatementArguments(endings)
    ) { (VocabularyTerm(try $0.required(0)), try $0.required(1)) }
  }

  /// The titles that have a start in a range, most articles first, then in the order of ``TitleStart``.
  func bestTitles(in range: Range<VocabularyTerm>, limit: Int) throws(IndexError) -> [(key: TitleStart, articles: Int)]
  {
    try fetchAll(
      """
      SELECT start, title, articles FROM title_start WHERE start >= ? AND start < ?
        ORDER BY articles DESC, start, title LIMIT ?
      """, [range.lowerBound.text, range.upperBound.text, limit]
    ) { (TitleStart(start: VocabularyTerm(try $0.required(0)), title: try $0.required(1)), try $0.required(2)) }
  }

  /// How many articles of this shard have a title.
  func articles(with title: TitleStart) throws(IndexError) -> Int {
    try fetchAll(
      "SELECT articles FROM title_start WHERE start = ? AND title = ?", [title.start.text, title.title]
    ) { try $0.required(0, as: Int.self) }.first ?? 0
  }

  /// A title as an article of this shard has it, or nil where none has.
  func text(of title: TitleStart) throws(IndexError) -> String? {
    try fetchAll(
      "SELECT CAST(article.title AS BLOB) FROM title JOIN article USING (row) WHERE title.title = ? LIMIT 1",
      [title.title]
    ) { ($0[0] as ExactText?)?.string }.first ?? nil
  }

  private func fetchAll<Value>(
    _ sql: String, _ arguments: StatementArguments, _ read: (Row) throws -> Value
  ) throws(IndexError) -> [Value] {
    try access { database in
      let rows = try Row.fetchCursor(try database.cachedStatement(sql: sql), arguments: arguments)
      var values: [Value] = []
      var pace = WorkPace(interruption)
      while let row = try rows.next() {
        try pace.count(WorkPace.row)
        values.append(try read(row))
      }
      return values
    }
  }
}
