import Foundation
import Glibc
import ShirabeManual
import ShirabeTestSupport
import Testing

/// The manual pages, as the tools of a manual see them.
struct ManualPageTests {
  private static func tool(_ name: String) -> Bool {
    ["/usr/bin/", "/bin/"].contains { access($0 + name, X_OK) == 0 }
  }

  private func page(_ name: String) throws -> String {
    let program = try Program(name, ["--generate-manual"])
    #expect(try program.status() == 0)
    return program.output
  }

  @Test(arguments: Programs.names)
  func hasTheSectionsOfAPage(name: String) throws {
    let sections = try page(name).split(separator: "\n").filter { $0.hasPrefix(".SH ") }.map { $0.dropFirst(4) }
    let expected = [
      "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES",
      "SEE ALSO",
    ]
    #expect(sections == expected.filter { name != "shirabed" || $0 != "COMMANDS" }[...].map { $0[...] })
  }

  /// Every command, option and example of help stands in the page.
  @Test(.enabled(if: tool("groff"), "needs groff, of the package groff-base"), arguments: Programs.names)
  func saysWhatHelpSays(name: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("page", page(name))
    let groff = try Program(
      "/usr/bin/env", ["groff", "-Kutf8", "-man", "-Tutf8", "-ww", "-rLL=1000n", "-P-cbou", path],
      environment: ["PATH": "/usr/bin:/bin"])
    #expect(try groff.status() == 0)
    #expect(groff.errors == "")
    let text = groff.output
    let outline = try Programs.outline(name)
    for command in [outline] + outline.subcommands {
      #expect(text.contains(command.name))
      for option in command.options { #expect(option.names.allSatisfy { text.contains($0) }, "\(option.names)") }
      for example in command.examples { #expect(text.contains("\n           \(example)\n"), "\(example)") }
    }
    #expect(text.contains("Print what each exit status means."))
  }

  @Test(.enabled(if: tool("man"), "needs man, of the package man-db"), arguments: Programs.names)
  func manReadsItWithoutWarnings(name: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("page.\(name == "shirabed" ? 8 : 1)", page(name))
    let man = try Program(
      "/usr/bin/env", ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", path],
      environment: [
        "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANROFFSEQ": "", "MANWIDTH": "80", "HOME": folder.path,
      ])
    #expect(try man.status() == 0)
    #expect(man.errors == "")
    #expect(man.output.contains("Print what each exit status means."))
  }

  /// What roff would take for something else stands for itself.
  @Test(.enabled(if: tool("groff"), "needs groff, of the package groff-base"))
  func showsWhatRoffWouldTakeForRequests() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("page", page("shirabe"))
    let groff = try Program(
      "/usr/bin/env", ["groff", "-Kutf8", "-man", "-Tutf8", "-rLL=1000n", "-P-cbou", path],
      environment: ["PATH": "/usr/bin:/bin"])
    try groff.status()
    #expect(groff.output.contains(#"'{score:.2f}\t{title:.40}'"#))
    #expect(groff.output.contains(#"'{"query":"麻薬 対策"}'"#))
  }
}
