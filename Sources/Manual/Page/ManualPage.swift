/// A manual page, in the macros of man(7).
struct ManualPage {
  let outline: CommandOutline
  let manual: any ProgramManual.Type

  init(_ outline: CommandOutline, _ manual: any ProgramManual.Type) {
    self.outline = outline
    self.manual = manual
  }

  /// The page. Lines stay apart as they are written, and are not stretched: between wide letters is no place to stretch.
  var text: String {
    let heading =
      ".TH \(Roff.argument(outline.name.uppercased())) \(manual.section) \"\" "
      + "\(Roff.argument("Shirabe \(manual.version)")) \"Shirabe\"\n.ad l\n.nh\n"
    let sections = [
      ("NAME", "\(Roff.text(outline.name)) \\- \(Roff.text(withoutStop(outline.abstract)))\n"),
      ("SYNOPSIS", synopsis), ("DESCRIPTION", description), ("OPTIONS", arguments(outline)),
      ("COMMANDS", commands), ("EXIT STATUS", exitStatuses),
      ("ENVIRONMENT", entries(manual.environment.map { ($0.name, $0.meaning) })),
      ("FILES", entries(manual.files.map { ($0.path, $0.meaning) })), ("EXAMPLES", examples),
      ("SEE ALSO", seeAlso),
    ]
    return sections.reduce(heading) { page, section in
      section.1.isEmpty ? page : page + ".SH \(section.0)\n" + section.1
    }
  }

  private var synopsis: String {
    var lines = [line(outline, path: outline.name)]
    for command in outline.subcommands {
      let isDefault = command.name == outline.defaultSubcommand
      lines.append(line(command, path: "\(outline.name) " + (isDefault ? "[\(command.name)]" : command.name)))
    }
    if !outline.subcommands.isEmpty {
      lines[0] = "\\fB\(Roff.text(outline.name))\\fR \\fIcommand\\fR [\\fIoptions\\fR]"
    }
    return lines.joined(separator: "\n.br\n") + "\n"
  }

  /// A command in a line: its name, that it has options, and its operands.
  private func line(_ command: CommandOutline, path: String) -> String {
    let operands = command.operands.map { operand in
      let name = "\\fI\(Roff.text(operand.valueName))\\fR" + (operand.isRepeating ? " ..." : "")
      return operand.isOptional ? "[\(name)]" : name
    }
    return (["\\fB\(Roff.text(path))\\fR", "[\\fIoptions\\fR]"] + operands).joined(separator: " ")
  }

  /// The discussion of the program, but for what has a section of its own.
  private var description: String {
    outline.paragraphs.filter { !$0.hasPrefix("Exit status:") }.map { ".PP\n" + Roff.lines($0) }.joined()
  }

  private func paragraphs(_ command: CommandOutline) -> String {
    command.paragraphs.map { ".PP\n" + Roff.lines($0) }.joined()
  }

  private func arguments(_ command: CommandOutline) -> String {
    (command.operands + command.options).map { argument in
      let names = argument.names.map { "\\fB\(Roff.text($0))\\fR" }.joined(separator: ", ")
      let value = argument.kind == .flag ? "" : "\\fI\(Roff.text(argument.valueName))\\fR"
      var meaning = Roff.lines(argument.abstract)
      if case .listed(let values) = argument.values {
        meaning += Roff.lines("One of \(values.joined(separator: ", ")).")
      }
      if let value = argument.defaultValue { meaning += Roff.lines("By default \(value).") }
      return ".TP\n\([names, value].filter { !$0.isEmpty }.joined(separator: " "))\n\(meaning)"
    }.joined()
  }

  private var commands: String {
    outline.subcommands.map { command in
      ".SS \(Roff.argument("\(outline.name) \(command.name)"))\n" + Roff.lines(command.abstract) + paragraphs(command)
        + arguments(withoutCommon(command))
    }.joined()
  }

  /// A command without the options that every command has, which have been told of by then.
  private func withoutCommon(_ command: CommandOutline) -> CommandOutline {
    var command = command
    command.arguments.removeAll { argument in
      argument.kind == .flag && outline.arguments.contains { $0.names == argument.names }
    }
    return command
  }

  private var exitStatuses: String {
    entries(manual.exitStatuses.meanings.map { ("\($0.status)", "\($0.meaning).") })
  }

  private func entries(_ entries: [(String, String)]) -> String {
    entries.map { ".TP\n\\fB\(Roff.text($0.0))\\fR\n" + Roff.lines($0.1) }.joined()
  }

  private var examples: String {
    var all: [String] = []
    for example in outline.examples + outline.subcommands.flatMap(\.examples) where !all.contains(example) {
      all.append(example)
    }
    return all.isEmpty ? "" : all.map { ".PP\n.nf\n.RS 4\n" + Roff.lines($0) + ".RE\n.fi\n" }.joined()
  }

  private var seeAlso: String {
    manual.seeAlso.isEmpty
      ? ""
      : manual.seeAlso.map { page in
        let name = page.prefix { $0 != "(" }
        return "\\fB\(Roff.text(name))\\fR\(Roff.text(page.dropFirst(name.count)))"
      }.joined(separator: ",\n") + "\n"
  }

  private func withoutStop(_ text: String) -> Substring { text.hasSuffix(".") ? text.dropLast() : text[...] }
}
