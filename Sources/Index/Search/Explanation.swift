/// How the score of one hit came about. The scores of terms and sentence add up to it.
public struct Explanation: Sendable {
  /// What one term has to do with it.
  public struct Term: Sendable {
    /// The term as it would be written in a query.
    public var text: String
    /// What kind of term it is: `phrase`, `prefix`, `near`, `field`, `word-pair`, `letter` or `run`.
    public var kind: String
    /// How often it stands in the title.
    public var titleFrequency: Int
    /// How often it stands in the body.
    public var bodyFrequency: Int
    /// In how many articles it stands.
    public var documentFrequency: Int
    /// What it could earn an article.
    public var weight: Double
    /// What it earned this one.
    public var score: Double
    /// The foldings that made it match, where it stands as it was written least.
    public var matchedBy: Set<Folding>
  }

  /// The terms that stand in the article, in the order of the query.
  public var terms: [Term]
  /// What the best sentence earned the article, for a bag of words, and the sentence.
  public var sentence: (score: Double, text: String)?
}
