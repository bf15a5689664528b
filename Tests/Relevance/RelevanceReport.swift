import Foundation
import ShirabeSQLite

/// What the questions found, as text that people and `diff` can read.
struct RelevanceReport {
  private var answers: [(question: Question, ids: [String], quality: RankingQuality)] = []

  /// Notes the ranking that a question got.
  mutating func add(_ question: Question, ranking ids: [String]) {
    answers.append((question, ids, RankingQuality(ids, right: question.rightIds)))
  }

  /// The figures of all and of each language, then each question with its first three; right ones bear a star.
  var text: String {
    let languages = Set(answers.map(\.question.language)).sorted()
    var lines = ["questions\trecall@1\tMRR\tnDCG@10", summary("all") { _ in true }]
    lines += languages.map { language in summary(language) { $0.language == language } }
    for answer in answers {
      let first = answer.ids.prefix(3).map { (answer.question.rightIds.contains($0) ? "* " : "  ") + $0 }
      lines += ["", "\(answer.question.match.rawValue): \(answer.question.text)"]
      lines += first.isEmpty ? ["  (nothing)"] : first
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func summary(_ name: String, of isCounted: (Question) -> Bool) -> String {
    let counted = answers.filter { isCounted($0.question) }
    let mean = RankingQuality(meanOf: counted.map(\.quality))
    let figures = [mean.recallAtOne, mean.reciprocalRank, mean.gainAtTen].map { String(format: "%.3f", $0) }
    return "\(name) (\(counted.count))\t" + figures.joined(separator: "\t")
  }
}
