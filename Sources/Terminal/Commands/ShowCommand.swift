import ArgumentParser
import ShirabeClient
import ShirabeModel

/// `shirabe show`: one article.
struct ShowCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print an article.", discussion: "Example: shirabe show news/2026-02-04.txt")

  @OptionGroup var connection: ConnectionOptions

  @Option(help: "How the article is printed.")
  var format = ResultFormat.text

  @Option(help: "When to print in colour.")
  var color = ColorChoice.auto

  @Flag(name: .customLong("no-pager"), help: "Print text longer than the screen without $SHIRABE_PAGER or $PAGER.")
  var withoutPager = false

  @Argument(help: "The article's id.")
  var id: String

  func execute() throws -> ExitStatus {
    var daemon = try connection.connect()
    let article = try daemon.call("get", GetParameters(id: id))
    var output = Output()
    switch format {
    case .text: output.append(article: article, style: Style(color))
    case .json: output.append(line: article)
    }
    guard format == .text, !withoutPager, let screen = Screen() else {
      try output.flush()
      return .success
    }
    var pager = Pager(screen: screen)
    try pager.show(output.take(), isLast: true)
    return .success
  }
}
