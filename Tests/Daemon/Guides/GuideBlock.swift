import Foundation

/// A block of code of a guide or of the README.
struct GuideBlock {
  /// What is typed, and what is printed then.
  struct Exchange {
    /// The command, of several lines where these end in a backslash.
    var command: String
    /// The lines that follow it.
    var output: String
  }

  /// The block, as it stands there without its indentation.
  let text: String

  /// Its first line, by which it is named.
  var name: String { text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? "" }

  /// What is typed after each `$ ` and what is printed then; none where the block is no dialog.
  var dialog: [Exchange] {
    guard text.hasPrefix("$ ") else { return [] }
    var exchanges: [Exchange] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("$ ") {
        exchanges.append(Exchange(command: String(line.dropFirst(2)), output: ""))
      } else if let last = exchanges.last, last.output.isEmpty, last.command.hasSuffix("\\") {
        exchanges[exchanges.count - 1].command += "\n" + line
      } else {
        exchanges[exchanges.count - 1].output += line + "\n"
      }
    }
    return exchanges
  }

  /// The blocks of a text in Markdown, indented ones and fenced ones.
  static func all(in markdown: String) -> [GuideBlock] {
    var blocks: [GuideBlock] = []
    var lines: [Substring] = []
    var isFenced = false
    func end() {
      while lines.last?.isEmpty == true { lines.removeLast() }
      if !lines.isEmpty { blocks.append(GuideBlock(text: lines.joined(separator: "\n"))) }
      lines = []
    }
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        end()
        isFenced.toggle()
      } else if isFenced {
        lines.append(line)
      } else if line.hasPrefix("    ") {
        lines.append(line.dropFirst(4))
      } else if line.isEmpty, !lines.isEmpty {
        lines.append(line)
      } else {
        end()
      }
    }
    end()
    return blocks
  }
}
