import ShirabeConsole
import ShirabeManual
import ShirabeText

/// `shirabe help TOPIC`: a guide, where help of a command is for the parser.
struct TopicHelp {
  private static let withoutPager = "--no-pager"

  private let topic: String
  private let isPaged: Bool

  /// Nil where help is not asked for, or of a command.
  init?(_ arguments: [String]) {
    guard arguments.first == "help" else { return nil }
    let words = arguments.dropFirst().filter { $0 != Self.withoutPager }
    guard words.count == 1, let topic = words.first, !topic.hasPrefix("-"), !UnknownCommand.names.contains(topic)
    else { return nil }
    self.topic = topic
    isPaged = words.count == arguments.count - 1
  }

  /// Prints the guide as it was written, or says which there are.
  func run() throws(OutputError) -> ExitStatus {
    guard let guide = Guide(topic: topic) else {
      report(advice)
      return .usage
    }
    var output = Output()
    output.append(guide.text)
    guard isPaged, let screen = Screen() else {
      try output.flush()
      return .success
    }
    var pager = Pager(screen: screen)
    try pager.show(output.take(), isLast: true)
    return .success
  }

  private var advice: String {
    let topics = Guide.allCases.map(\.rawValue)
    let nearest = NearestName.of(topic, among: topics + UnknownCommand.names)
    let meant = nearest.map { "; did you mean shirabe help \($0)? " } ?? ". "
    return "there is no help of \(ShellWord.quoted(topic))\(meant)There are guides of "
      + "\(topics.joined(separator: ", ")), and help of each command: \(UnknownCommand.names.joined(separator: ", "))"
  }
}
