import ShirabeText

/// A text as a bag of what it is likely to be about, for `match: any`.
///
/// No dictionary: words and numbers; pairs of letters that touch, but for pairs of hiragana, which are mostly grammar;
/// single Han letters, since many of them are words; and runs of three letters or more of one script other than hiragana
/// as phrases. A pair of letters weighs 1, a word or a number as much as the two to four pairs that a word of letters is
/// made of. What is in quotes counts once more as a phrase. A text of which nothing is left by that, such as one in
/// hiragana, is taken by all its letters and pairs.
public struct BagOfWords: Sendable {
  /// An operand to look up and what it weighs.
  public struct Item: Equatable, Sendable {
    /// What is looked up.
    public var operand: Operand
    /// What it counts beside the others, before its rarity.
    public var weight: Float

    /// Makes an item.
    public init(_ operand: Operand, weight: Float) {
      self.operand = operand
      self.weight = weight
    }
  }

  private static let pairWeight: Float = 1
  private static let wordWeight: Float = 3
  private static let letterWeight: Float = 0.7
  private static let runWeight: Float = 0.7
  private static let quotedWeight: Float = 1

  /// The items in the order in which they first stand in the text, each once.
  public private(set) var items: [Item] = []
  private var places: [Phrase: Int] = [:]

  /// A bag of these items, each operand once.
  public init(_ items: [Item]) {
    for item in items { add(item.operand, weight: item.weight) }
  }

  /// The bag with other operands for what was written.
  public func mapOperands(_ change: (Operand) -> Operand) -> BagOfWords {
    var bag = self
    for place in items.indices { bag.items[place].operand = change(items[place].operand) }
    return bag
  }

  /// Takes a text apart; ``Query/read(_:match:)`` is the way to it.
  init(reading query: String) {
    var tokenizer = Tokenizer()
    let text = tokenizer.tokenize(query)
    addTokens(of: text, in: query) {
      $0 == .hiragana && $1 == .hiragana
    } skippingLetter: {
      $0 != .han
    }
    if items.isEmpty {
      addTokens(of: text, in: query) { _, _ in
        false
      } skippingLetter: { _ in
        false
      }
    }
    addRuns(of: text, in: query)
    for quoted in QuotedTexts.all(in: query) {
      let tokens = tokenizer.tokenize(quoted)
      if tokens.tokens.count > 1, let phrase = Phrase(tokens, source: quoted) {
        add(phrase, weight: BagOfWords.quotedWeight)
      }
    }
  }

  private mutating func addTokens(
    of text: TokenizedText, in source: String, skippingPair: (TokenKind, TokenKind) -> Bool,
    skippingLetter: (TokenKind) -> Bool
  ) {
    for (index, token) in text.tokens.enumerated() {
      let isPaired = index > 0 && token.kind.isLetter && token.touchesPrevious && text.tokens[index - 1].kind.isLetter
      if isPaired, !skippingPair(text.tokens[index - 1].kind, token.kind) {
        add(Phrase(text, text.tokens[(index - 1)...index], source: source), weight: BagOfWords.pairWeight)
      }
      if !token.kind.isLetter {
        add(Phrase(text, text.tokens[index...index], source: source), weight: BagOfWords.wordWeight)
      } else if !skippingLetter(token.kind) {
        add(Phrase(text, text.tokens[index...index], source: source), weight: BagOfWords.letterWeight)
      }
    }
  }

  private mutating func addRuns(of text: TokenizedText, in source: String) {
    var start = 0
    for end in 1..<max(text.tokens.count + 1, 1) {
      let goesOn =
        end < text.tokens.count && text.tokens[end].touchesPrevious
        && text.tokens[end].kind == text.tokens[start].kind
      guard !goesOn else { continue }
      let kind = text.tokens.isEmpty ? TokenKind.word : text.tokens[start].kind
      if end - start >= 3, kind.isLetter, kind != .hiragana {
        add(Phrase(text, text.tokens[start..<end], source: source), weight: BagOfWords.runWeight)
      }
      start = end
    }
  }

  /// Adds an item; one that is there already keeps its weight, however often the text says it.
  private mutating func add(_ operand: Operand, weight: Float) {
    if let place = places[operand.written] {
      items[place].weight = max(items[place].weight, weight)
    } else {
      places[operand.written] = items.count
      items.append(Item(operand, weight: weight))
    }
  }

  private mutating func add(_ phrase: Phrase?, weight: Float) {
    if let phrase { add(Operand(phrase, .piece), weight: weight) }
  }
}
