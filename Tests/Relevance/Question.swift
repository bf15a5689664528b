import ShirabeSQLite
import ShirabeTestSupport

/// A question and the articles that answer it.
struct Question {
  /// The BCP 47 tag of the language it is asked in.
  let language: String
  /// How its words combine.
  let match: Match
  /// The ids of the right articles, all equally right.
  let rightIds: Set<String>
  /// What is asked.
  let text: String

  /// Reads a line of four columns: language, match, ids separated by spaces, question.
  init(line: Substring) throws {
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard columns.count == 4, let match = Match(rawValue: columns[1]), !columns[3].isEmpty else {
      throw TestFailure("not language, match, ids and question, separated by tabs: \(line)")
    }
    (language, self.match, text) = (columns[0], match, columns[3])
    rightIds = Set(columns[2].split(separator: " ").map(String.init))
    if rightIds.isEmpty { throw TestFailure("no right article: \(line)") }
  }

  /// Reads a file of them; empty lines and those that begin with # are passed over.
  static func all(in text: String) throws -> [Question] {
    try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(Question.init(line:))
  }
}
