public import ArgumentParser
public import ShirabeJSON

/// A command as its parser has it: what `--help`, the manual page and completion are made from.
public struct CommandOutline: Equatable, Sendable {
  /// Its name, such as `search`.
  public var name: String
  /// What it does, in a sentence.
  public var abstract: String
  /// What else there is to say; a line that begins with `Example: ` is a command.
  public var discussion: String
  /// What it takes, in the order of its help; what help does not show is not among these.
  public var arguments: [ArgumentOutline]
  /// The commands below it; `help` is not among these.
  public var subcommands: [CommandOutline]
  /// The command that is meant where none is named.
  public var defaultSubcommand: String?

  /// Reads the outline of a program.
  public init(_ root: any ParsableCommand.Type) throws(JSONError) {
    self.init(try JSON(parsing: root._dumpHelp())["command"] ?? [:])
  }

  init(_ value: JSON) {
    name = value["commandName"]?.string ?? ""
    abstract = value["abstract"]?.string ?? ""
    discussion = value["discussion"]?.string ?? ""
    arguments = (value["arguments"]?.array ?? []).filter { $0["shouldDisplay"]?.bool == true }.map(ArgumentOutline.init)
    subcommands = (value["subcommands"]?.array ?? [])
      .filter { $0["shouldDisplay"]?.bool == true && $0["commandName"]?.string != "help" }.map(CommandOutline.init)
    defaultSubcommand = value["defaultSubcommand"]?.string
  }

  /// The options and flags.
  public var options: [ArgumentOutline] { arguments.filter { $0.kind != .operand } }

  /// What stands without a name.
  public var operands: [ArgumentOutline] { arguments.filter { $0.kind == .operand } }

  /// The commands of the discussion's examples.
  public var examples: [String] {
    discussion.split(separator: "\n").filter { $0.hasPrefix(Self.exampleMark) }
      .map { String($0.dropFirst(Self.exampleMark.count)) }
  }

  /// The discussion's paragraphs, examples left out.
  public var paragraphs: [String] {
    var paragraphs = [""]
    for line in discussion.split(separator: "\n", omittingEmptySubsequences: false)
    where !line.hasPrefix(Self.exampleMark) {
      if line.isEmpty {
        paragraphs.append("")
      } else {
        paragraphs[paragraphs.count - 1] += (paragraphs[paragraphs.count - 1].isEmpty ? "" : "\n") + line
      }
    }
    return paragraphs.filter { !$0.isEmpty }
  }

  private static let exampleMark = "Example: "
}
