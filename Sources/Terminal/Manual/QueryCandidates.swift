import Glibc
import ShirabeClient
import ShirabeManual
import ShirabeModel

/// How a word of a query may go on: the names of fields, and what the daemon knows.
///
/// Nobody has asked for an answer here who could read an error: without a daemon there are the names alone, and where it
/// is slow the process ends without a word.
struct QueryCandidates {
  /// The socket given by flag.
  let socket: String?

  /// How long the daemon may take, in seconds.
  private static let patienceSeconds: UInt32 = 1
  /// How many values are offered.
  private static let limit = 50

  private static let fields =
    FieldCatalogue.queried.map { ("\($0.word)", "\($0.queryHint)") } + [
      ("id", "has the id"), ("date", "published: 2025, 2025-09..2026-02, >=2025-09-01"),
    ]

  /// The words that a word may become.
  func candidates(_ written: String) -> [CompletionCandidate] {
    // Two dashes begin no word of a query.
    if written.hasPrefix("--") { return [] }
    let start = written.prefix { "-－(（".contains($0) }
    let rest = written.dropFirst(start.count)
    guard let colon = rest.firstIndex(of: ":") else {
      let names = Self.fields.filter { $0.0.hasPrefix(rest) }
        .map { CompletionCandidate("\(start)\($0.0):", $0.1) }
      if rest.isEmpty { return names }
      let words = completions(SuggestParameters(prefix: String(rest)))
        .filter { $0.kind == .word && $0.text.utf8.starts(with: rest.utf8) }
        .map { CompletionCandidate(start + $0.text, articles($0)) }
      return names + words
    }
    guard let field = KeywordField(rawValue: String(rest[..<colon])) else { return [] }
    let name = written[...colon]
    // A quote that is open belongs to the query, not to the value.
    let value = rest[rest.index(after: colon)...].drop { "\"「".contains($0) }
    return completions(SuggestParameters(prefix: String(value), limit: Self.limit, field: field))
      .map { CompletionCandidate(name + Self.operand($0.text), articles($0)) }
  }

  private func articles(_ completion: Completion) -> String {
    "\(completion.articles) \(completion.articles == 1 ? "article" : "articles")"
  }

  /// What the daemon knows; nothing where none answers.
  private func completions(_ parameters: SuggestParameters) -> [Completion] {
    signal(SIGALRM) { _ in _exit(0) }
    // Whoever started this may have blocked it.
    var alarms = sigset_t()
    sigemptyset(&alarms)
    sigaddset(&alarms, SIGALRM)
    sigprocmask(SIG_UNBLOCK, &alarms, nil)
    alarm(Self.patienceSeconds)
    defer { alarm(0) }
    guard let path = try? socketPath(flag: socket), var daemon = try? Connection(to: path),
      let result = try? daemon.call("suggest", parameters), let reply = try? SuggestReply(result)
    else { return [] }
    return reply.suggestions
  }

  /// A value as an operand of the query: quoted where a query would read it otherwise.
  private static func operand(_ value: String) -> String {
    let isPlain = value.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-_.".unicodeScalars.contains(scalar)
    }
    if isPlain { return value }
    return value.contains("\"") ? "「\(value)」" : "\"\(value)\""
  }
}
