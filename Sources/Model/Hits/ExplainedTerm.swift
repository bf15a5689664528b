public import ShirabeJSON

/// What one term of the query gave to the score of a hit.
public struct ExplainedTerm: Equatable, Sendable {
  /// What a term is.
  public enum Kind: String, CaseIterable, Sendable, Choice {
    /// Tokens that stand together.
    case phrase
    /// The beginning of a word.
    case prefix
    /// Phrases that stand near each other.
    case near
    /// A phrase in a field.
    case field
    /// A word, a number or two neighbouring tokens of a bag of tokens.
    case wordPair = "word-pair"
    /// A single letter of a bag of tokens.
    case letter
    /// A run of letters of one script in a bag of tokens.
    case run
  }

  /// The term as it was looked for.
  public var text: String
  /// What it is.
  public var kind: Kind
  /// How often it stands in the title.
  public var titleFrequency: Int
  /// How often it stands in the body.
  public var bodyFrequency: Int
  /// In how many articles of the index it stands.
  public var documentFrequency: Int
  /// How much it counts: the rarer, the more.
  public var weight: Double
  /// Its share of the score.
  public var score: Double
  /// What was folded to make the article's text equal to the query's where it took least, in the order of ``Folding``;
  /// empty where they are the same as written.
  public var matchedBy: [Folding]
  /// In which forms it stands there, the written one first; nil where it stands in no other. Their frequencies add up to how
  /// often it stands in title and body, but for what is near something else.
  public var forms: [ExplainedForm]?

  /// Makes a term's share.
  public init(
    text: String, kind: Kind, titleFrequency: Int, bodyFrequency: Int, documentFrequency: Int, weight: Double,
    score: Double, matchedBy: [Folding] = [], forms: [ExplainedForm]? = nil
  ) {
    self.text = text
    self.kind = kind
    self.titleFrequency = titleFrequency
    self.bodyFrequency = bodyFrequency
    self.documentFrequency = documentFrequency
    self.weight = weight
    self.score = score
    self.matchedBy = matchedBy
    self.forms = forms
  }

  /// Reads a term's share.
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension ExplainedTerm: Modelled, WireEncodable {
  static var noun: String { "a term of explain" }
  static var blank: ExplainedTerm {
    ExplainedTerm(
      text: "", kind: .phrase, titleFrequency: 0, bodyFrequency: 0, documentFrequency: 0, weight: 0, score: 0)
  }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == ExplainedTerm {
    try visitor.member("text", \.text)
    try visitor.member("kind", \.kind)
    try visitor.member("titleFrequency", \.titleFrequency)
    try visitor.member("bodyFrequency", \.bodyFrequency)
    try visitor.member("documentFrequency", \.documentFrequency)
    try visitor.member("weight", \.weight)
    try visitor.member("score", \.score)
    try visitor.member("matchedBy", \.matchedBy)
    try visitor.member("forms", \.forms, "In which forms it stands there, where that is not only the written one.")
  }

  /// Writes every member that is there.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
