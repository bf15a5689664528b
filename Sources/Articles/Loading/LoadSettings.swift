/// How files are to be read.
public struct LoadSettings: Sendable {
  /// What is left out of text.
  public var boilerplate: Boilerplate
  /// The most bytes that an article, or a line of JSON, may have.
  public var maximumArticleByteCount: Int
  /// The encoding of all text, where the user says it.
  public var encoding: TextEncoding?
  /// Whether lines that were wrapped at a width are joined again.
  public var unwrapsLines: Bool
  /// Asked while a pipe or a device is waited for; where it says so, the wait ends.
  public var isInterrupted: @Sendable () -> Bool

  /// The most processor time that reading a file may take, in seconds, or of a file of JSON an article; nil where it may take
  /// any.
  public var maximumSeconds: Double?

  /// What a file may take unless something else is said: far more than the largest one needs.
  public static let usualMaximumSeconds = 20.0

  /// Makes settings.
  public init(
    boilerplate: Boilerplate, maximumArticleByteCount: Int = Article.maximumByteCount, encoding: TextEncoding? = nil,
    unwrapsLines: Bool = true, maximumSeconds: Double? = LoadSettings.usualMaximumSeconds,
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.boilerplate = boilerplate
    self.maximumArticleByteCount = maximumArticleByteCount
    self.encoding = encoding
    self.unwrapsLines = unwrapsLines
    self.isInterrupted = isInterrupted
    self.maximumSeconds = maximumSeconds
  }
}
