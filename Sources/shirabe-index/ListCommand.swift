import ArgumentParser
import ShirabeConsole
import ShirabeJSON
import ShirabeSQLite

/// `shirabe-index list`: prints the ids of all articles.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the articles: their ids, a line each, in byte order.",
    discussion: """
      With --format json each line is an object with id, title, author, source, url, language, published and tags, as far as \
      the article has them.

      Example: shirabe-index list --format json --source 調べ新報
      """)

  @OptionGroup var options: IndexOptions

  @Option(help: "Only articles whose source is this.")
  var source: String?

  func run() throws {
    let reader = try IndexReader(path: try options.folder())
    let output = OutputFile.standardOutput
    var failure: OutputError?
    try reader.forEachHeader { header in
      if let source, header.fields[text: .source].map({ $0.utf8.elementsEqual(source.utf8) }) != true { return true }
      do throws(OutputError) {
        try output.write((options.format == .json ? ListCommand.json(header) : header.id) + "\n")
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    try output.close()
  }

  private static func json(_ header: ArticleHeader) -> String {
    var members = [JSON.Object.Member(name: "id", value: .string(header.id))]
    for field in FieldCatalogue.articles {
      guard let value = header.fields[field] else { continue }
      members.append(JSON.Object.Member(name: "\(field.name)", value: value.json))
    }
    return JSON.object(JSON.Object(members)).description
  }
}
