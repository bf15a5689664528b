/// Tags as pages and front matter write them: one text with marks between.
enum TagList {
  private static let separators: Set<Character> = [",", "，", "、", ";", "；"]

  /// The tags in the text, without those that are blank.
  static func split(_ text: String) -> [String] {
    text.split { separators.contains($0) }.map { Whitespace.collapsed(String($0)) }.filter { !$0.isEmpty }
  }

  /// The tags, each once, in their order; nil where there are none.
  static func unique(_ tags: [String]) -> [String]? {
    var seen: Set<String> = []
    let unique = tags.filter { !$0.isEmpty && seen.insert($0).inserted }
    return unique.isEmpty ? nil : unique
  }
}
