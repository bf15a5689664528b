import Yams

/// The YAML between two lines of dashes at the head of a Markdown file, as site generators write it.
struct FrontMatter {
  /// Longer front matter is text.
  private static let maximumByteCount = 64 << 10

  /// The values of the names in lower case.
  private var values: [String: Node] = [:]

  /// Cuts the front matter off the text; none where it does not begin with a line of three dashes or the YAML is no mapping.
  /// Throws where it looks like one but cannot be read.
  static func split(_ text: String) throws(ArticleError) -> (matter: FrontMatter, rest: Substring) {
    let none = (FrontMatter(), text[...])
    guard text.hasPrefix("---"), let yaml = range(in: text) else { return none }
    let source = text[yaml.yaml]
    guard source.utf8.count <= maximumByteCount else { return none }
    do {
      guard let mapping = try compose(yaml: String(source))?.mapping else { return none }
      var matter = FrontMatter()
      for (key, value) in mapping {
        if let name = key.scalar?.string.lowercased() { matter.values[name] = value }
      }
      return (matter, text[yaml.end...])
    } catch let error as YamlError {
      // A text may begin with a line of dashes; one that goes on with a name and a colon is meant as front matter.
      guard looksLikeMapping(source) else { return none }
      throw .malformed(format: "front matter", reason: TextLines.trimmed("\(error)".split(separator: "\n").last ?? ""))
    } catch {
      throw .malformed(format: "front matter", reason: "\(error)")
    }
  }

  /// The text of the first of the names that has one.
  func text(_ names: String...) -> String? {
    for name in names {
      if let text = values[name].flatMap(FrontMatter.text) { return text }
    }
    return nil
  }

  /// The texts of the first of the names that has some: a sequence, or one text with commas between.
  func list(_ names: String...) -> [String] {
    for name in names {
      guard let value = values[name] else { continue }
      if let sequence = value.sequence { return sequence.compactMap(FrontMatter.text) }
      if let text = FrontMatter.text(value) { return TagList.split(text) }
    }
    return []
  }

  /// The names of persons: texts, or mappings with a name.
  func people(_ names: String...) -> String? {
    for name in names {
      guard let value = values[name] else { continue }
      let people = (value.sequence.map(Array.init) ?? [value]).compactMap { person in
        FrontMatter.text(person) ?? person.mapping?["name"].flatMap(FrontMatter.text)
      }
      if !people.isEmpty { return people.joined(separator: ", ") }
    }
    return nil
  }

  private static func text(_ node: Node) -> String? {
    guard let scalar = node.scalar else { return nil }
    if scalar.style == .plain, ["", "~", "null"].contains(scalar.string.lowercased()) { return nil }
    let text = Whitespace.collapsed(scalar.string)
    return text.isEmpty ? nil : text
  }

  /// The YAML after the first line, and where the text goes on behind the line that ends it.
  private static func range(in text: String) -> (yaml: Range<String.Index>, end: String.Index)? {
    var iterator = TextLines(text).makeIterator()
    guard let first = iterator.next(), TextLines.trimmed(first) == "---" else { return nil }
    let lines = TextLines(text).lines
    let last = lines.indices.dropFirst().first { index in
      let line = lines[index]
      return line.hasPrefix("---") && TextLines.trimmed(line) == "---" || TextLines.trimmed(line) == "..."
    }
    guard let last, last > 1 else { return nil }
    return (lines[1].startIndex..<lines[last].startIndex, lines[last].endIndex)
  }

  private static func looksLikeMapping(_ source: Substring) -> Bool {
    let line = source.prefix { !$0.isNewline }
    guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { return false }
    return line[..<colon].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
  }
}
