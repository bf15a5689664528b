/// When an article was published, as exactly as it was said: a year, a month, a day or a moment.
///
/// The forms are the extended calendar forms of ISO 8601-1:2019 that RFC 3339 and the W3C note on dates share: `2025`,
/// `2025-09`, `2025-09-01`, `2025-09-01T12:30`, with seconds, a fraction (`.` or `,`), and `Z` or an offset (`+09:00`, `+0900`,
/// `+09`). Year, month and day are those of the text; an offset does not move them.
public struct PublishedDate: Sendable {
  /// The date as it was written.
  public let text: String
  /// The year, 0 to 9999.
  public let year: Int
  /// The month, 1 to 12, where one was written.
  public let month: Int?
  /// The day of the month, where one was written.
  public let day: Int?

  /// Reads a date; throws where the text has none of the forms or names a day or time that does not exist.
  public init(_ text: String) throws(ArticleError) {
    do throws(DateParser.Failure) {
      var parser = DateParser(text)
      (year, month, day) = try parser.parse()
      self.text = text
    } catch {
      throw .invalidPublished(text: text, reason: error.reason)
    }
  }
}
