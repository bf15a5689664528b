import Foundation
import Glibc
import ShirabeManual
import ShirabeTestSupport
import Testing

/// The guides as pages of the manual.
struct GuidePageTests {
  private static func tool(_ name: String) -> Bool { access("/usr/bin/" + name, X_OK) == 0 }
  private static let hasTools = ["cmark-gfm", "groff", "man"].allSatisfy(tool)

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ words: [String], _ environment: [String: String] = [:]) throws -> Program {
    let common = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": folder.path]
    let program = try Program("/usr/bin/env", words, environment: common.merging(environment) { $1 })
    #expect(try program.status() == 0, "\(program.errors)")
    return program
  }

  /// A guide as it is installed, of a version 1.2.3.
  private func page(_ path: String) throws -> String {
    let script = #"cd "$1" && . Config/guides.sh && guide_page "$2" 1.2.3"#
    let program = try run(["bash", "-euo", "pipefail", "-c", script, "bash", PackagePath.file(""), path])
    #expect(program.errors == "")
    return program.output
  }

  private func shown(_ page: String) throws -> String {
    let path = try folder.write("page.7", page)
    let groff = try run(["groff", "-Kutf8", "-man", "-Tutf8", "-ww", "-rLL=2000n", "-P-cbou", path])
    #expect(groff.errors == "")
    return groff.output
  }

  @Test(.enabled(if: hasTools, "needs cmark-gfm, groff-base and man-db"), arguments: Guide.allCases)
  func manReadsItWithoutWarnings(guide: Guide) throws {
    let page = try page("Sources/Manual/Guides/\(guide.page).md")
    let name = guide.page.replacing("-", with: #"\-"#)
    #expect(page.hasPrefix(#".TH "\#(name.uppercased())" 7 "" "Shirabe 1.2.3" "Shirabe""# + "\n"))
    #expect(page.contains(".SH NAME\n\(name) \\- "))
    let man = try run(
      ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", folder.write("page.7", page)],
      ["MANROFFSEQ": "", "MANWIDTH": "80"])
    #expect(man.errors == "")
    #expect(man.output.hasPrefix(guide.page.uppercased() + "(7)"))
    #expect(try shown(page).contains("\n       \(guide.page) - \(guide.summary)\n"))
  }

  /// Every line of code is in the page as it was written, every cell of a table and every heading is there, and no mark of
  /// Markdown or roff is left.
  @Test(.enabled(if: hasTools, "needs cmark-gfm, groff-base and man-db"), arguments: Guide.allCases)
  func saysWhatTheGuideSays(guide: Guide) throws {
    let text = try shown(page("Sources/Manual/Guides/\(guide.page).md"))
    var isFenced = false
    for line in guide.text.split(separator: "\n").dropFirst() {
      if line.hasPrefix("```") {
        isFenced.toggle()
      } else if isFenced || line.hasPrefix("    ") {
        #expect(text.contains("\n           \(line.dropFirst(isFenced ? 0 : 4))\n"), "\(line)")
      } else if line.hasPrefix("#") {
        let heading = line.drop { $0 == "#" }.dropFirst()
        #expect(text.lowercased().contains(heading.lowercased() + "\n"), "\(line)")
      } else if line.hasPrefix("| `") {
        let first = line.dropFirst(2).prefix { $0 != "|" }.filter { $0 != "`" && $0 != "\\" }
        #expect(text.contains(first.trimmingCharacters(in: .whitespaces)), "\(line)")
      }
    }
    for mark in ["\\f[", ".PD", ".TS", "]("] { #expect(!text.contains(mark), "\(mark)") }
  }

  /// What roff, the table's separator or Markdown could take for something else.
  @Test(.enabled(if: hasTools, "needs cmark-gfm, groff-base and man-db"))
  func showsWhatRoffWouldTakeForRequests() throws {
    let guide = try folder.write(
      "shirabe-odd.md",
      #"""
      # shirabe-odd(7) - odd things

      ## A heading

      See [query](shirabe-query.md#order), [shirabe-query(7)](shirabe-query.md) and [here](#a-heading): `'a' ^~ b\n`.

      | | first | second |
      |---|---|---|
      | `.x \| 'y'` | - one | 'two' |
      | three | | .four |

          .PP
          'br \fB x
          # no heading

      ```sh
      ## no heading either
      echo "a\tb" '$c' `d` ~ ^
      ```
      """#)
    let text = try shown(page(guide))
    for line in [
      "       See query (shirabe-query(7)), shirabe-query(7) and here: 'a' ^~ b\\n.", "A HEADING", "       .x | 'y'",
      "              first: - one", "              second: 'two'", "       three  second: .four", "           .PP",
      "           'br \\fB x", "           # no heading", "           ## no heading either",
      "           echo \"a\\tb\" '$c' `d` ~ ^",
    ] {
      #expect(text.contains("\n\(line)\n"), "\(line) in \(text)")
    }
  }
}
