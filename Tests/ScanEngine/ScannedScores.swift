import Foundation
import ShirabePassages
import ShirabeQuery
import ShirabeSearch

/// What articles earn for the tree of a query: Okapi BM25 over title and body as one field, in which a term of the title counts
/// three times, summed over the operands that are wanted: of each, what the best of its forms earns.
///
/// A bag of words earns by its best sentence as well, which an engine may know of or not: here its articles earn nothing.
struct ScannedScores {
  private let operands: [ScannedOperand]
  private let weights: [Float]
  private let averageLength: Float

  init(_ query: SearchQuery, of articles: [ScannedArticle]) {
    if case .tree(let node) = query.kind { operands = ScannedOperand.wanted(in: node) } else { operands = [] }
    let tokens = articles.reduce(0) { $0 + $1.title.count + $1.body.count }
    averageLength = Float(max(tokens, 1)) / Float(max(articles.count, 1))
    weights = operands.map { operand in
      let frequency = Float(articles.count { operand.frequencies(in: $0).contains { $0.frequency > 0 } })
      return logf(1 + (max(Float(articles.count) - frequency, 0) + 0.5) / (frequency + 0.5))
    }
  }

  /// What to mark in texts.
  var highlights: [Highlight] {
    zip(operands, weights).flatMap { operand, weight in
      operand.highlights.map { highlight in
        var highlight = highlight
        highlight.weight *= max(weight, 0.01)
        return highlight
      }
    }
  }

  /// What an article earns that matches.
  ///
  /// An operand counts only where all that it is grouped with holds for the article.
  func score(of article: ScannedArticle) -> Float {
    var sum: Float = 0
    for (operand, weight) in zip(operands, weights) where operand.counts(for: article) {
      let length = Float(article.title.count + article.body.count)
      let earned = operand.frequencies(in: article).map { form in
        form.weight * form.frequency * 1.9 / (form.frequency + 0.9 * (0.5 + 0.5 * length / averageLength))
      }
      sum += weight * (earned.max() ?? 0)
    }
    return sum
  }
}
