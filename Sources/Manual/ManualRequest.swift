/// What the tools of a machine ask a program of itself, with its first argument.
///
/// - `--generate-manual`: the manual page, for man(1).
/// - `--generate-completion-script SHELL`: what has the shell ask the program how a word may go on.
/// - `--complete SHELL …`: how a word may go on; the scripts ask so.
public enum ManualRequest<Manual: ProgramManual> {
  /// The answer, or nil where the arguments are no such request, or one that the parser shall refuse.
  public static func answer(_ arguments: [String]) -> String? {
    switch arguments.first {
    case "--generate-manual" where arguments.count == 1:
      return outline.map { ManualPage($0, Manual.self).text }
    case "--generate-completion-script" where arguments.count == 2:
      return CompletionShell(rawValue: arguments[1])?.script(program: outline?.name ?? "")
    case "--complete" where arguments.count >= 3:
      guard let shell = CompletionShell(rawValue: arguments[1]), let outline else { return nil }
      return shell.reply(Array(arguments.dropFirst(2))) { words in
        Completer(outline, topics: Manual.topics, candidates: Manual.candidates).completion(of: words)
      }
    default: return nil
    }
  }

  /// The outline is made by the parser and always readable; without it there would be no answer.
  private static var outline: CommandOutline? { try? CommandOutline(Manual.root) }
}
