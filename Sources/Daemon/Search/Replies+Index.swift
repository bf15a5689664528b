import ShirabeIndex
import ShirabeWire

extension WhyNotReply {
  /// The reply that says what keeps an article out.
  init(_ found: WhyNot) {
    self.init(
      matches: found.matches,
      reasons: found.reasons.compactMap { reason in
        WhyNotReason.Kind(rawValue: reason.kind.rawValue).map {
          WhyNotReason(kind: $0, text: reason.text, message: reason.message)
        }
      })
  }
}

extension SuggestReply {
  /// The reply that completes what was typed.
  init(_ found: [Suggestion]) {
    self.init(
      suggestions: found.compactMap { suggestion in
        Completion.Kind(rawValue: suggestion.kind.rawValue).map {
          Completion(text: suggestion.text, kind: $0, articles: suggestion.articles)
        }
      })
  }
}

extension AnalyzeReply {
  /// The reply that says what the index sees of a text.
  init(_ analysis: TextAnalysis) {
    self.init(
      folded: analysis.folded,
      tokens: analysis.tokens.compactMap { token in
        AnalyzedToken.Kind(rawValue: token.kind).map {
          AnalyzedToken(text: token.text, kind: $0, byteRange: token.byteRange, touches: token.touches)
        }
      })
  }
}
