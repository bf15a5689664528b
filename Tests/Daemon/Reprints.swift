import ShirabeArticles

/// Articles of nearly the same body.
enum Reprints {
  /// A report, thirteen times with heads of their own, and an article on the same topic.
  @Sendable static func all() throws -> [Article] {
    let report = """
      気象台は7日、山麓の観測点で今季初めての霜を記録したと発表した。平年より6日早く、昨年より11日早い。明け方の最低気温は氷点下0.4度だった。
      農業試験場は茶畑の防霜ファンを点検するよう呼びかけている。霜は今週末にかけて続く見込みで、果樹園では収穫を急ぐところもあるという。
      """
    let prints = try (0..<13).map { number in
      try Article(
        id: "print-\(number)", title: "初霜", body: "第\(number)版 通信部\n" + report,
        published: PublishedDate("2026-01-\(10 + number)"))
    }
    return prints + [try Article(id: "other", title: "霜の話", body: "霜は空気中の水蒸気が凍って付いたもの。露とは違う。")]
  }
}
