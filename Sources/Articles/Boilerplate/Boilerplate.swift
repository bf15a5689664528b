/// Which lines of a saved web page are no part of its article, and which are never its title.
///
/// The patterns are those of `Config/boilerplate.txt`, compiled in, and of any lists of the user's. Their form is described
/// at the head of that file.
public struct Boilerplate: Sendable {
  /// Lines longer than this many columns are never compared: they are no share buttons and no captions.
  static let maximumColumnCount = 160

  private var dropped = PatternSet()
  private var untitled = PatternSet()
  private var repeated: RepeatedLines?

  private init() {}

  /// The empty list: all lines are part of the article.
  public static let none = Boilerplate()

  /// Makes the standard list and adds these; throws where one holds a bad line.
  public init(adding lists: [BoilerplateList] = []) throws(LoadError) {
    try add(StandardBoilerplate.text, path: "Config/boilerplate.txt")
    for list in lists { try add(list.text, path: list.path) }
  }

  /// Makes a list of the patterns in this text alone; the path is for errors.
  init(parsing text: String, path: String) throws(LoadError) {
    try add(text, path: path)
  }

  /// The same with lines that were found by counting.
  public func adding(_ lines: RepeatedLines) -> Boilerplate {
    var copy = self
    copy.repeated = lines
    return copy
  }

  /// The same without lines that were found by counting.
  var withoutRepeatedLines: Boilerplate {
    var copy = self
    copy.repeated = nil
    return copy
  }

  /// The same leaving no line out, for texts that hold nothing but what they are to: it says what is never a title.
  var keepingLines: Boilerplate {
    var copy = withoutRepeatedLines
    copy.dropped = PatternSet()
    return copy
  }

  /// The lines of an article without those at its beginning and its end that stand in many others; all of them where nothing
  /// else would be left.
  func withoutRepeatedEdges(_ lines: [Substring]) -> ArraySlice<Substring> {
    guard let repeated else { return lines[...] }
    func isKept(_ line: Substring) -> Bool { !TextLines.isBlank(line) && !repeated.contains(line) }
    guard let first = lines.firstIndex(where: isKept), let last = lines.lastIndex(where: isKept) else {
      return lines[...]
    }
    return lines[first...last]
  }

  /// Whether the line is no part of the article, wherever it stands.
  ///
  /// - Complexity: O(letters of the line × length of the patterns that begin or end as it does).
  func drops(_ line: Substring) -> Bool { matches(line, dropped) }

  /// Whether the line, though part of the article, is never its title: a date, a byline.
  func isUntitled(_ line: Substring) -> Bool { matches(line, untitled) }

  private func matches(_ line: Substring, _ patterns: PatternSet) -> Bool {
    Columns.count(of: line, upTo: Boilerplate.maximumColumnCount) != nil && patterns.contains(line)
  }

  private mutating func add(_ text: String, path: String) throws(LoadError) {
    var isUntitledSection = false
    for (index, line) in TextLines(text).lines.enumerated() {
      do throws(ArticleError) {
        switch try BoilerplateLine(line) {
        case .nothing: break
        case .section(let isUntitled): isUntitledSection = isUntitled
        case .pattern(let pattern):
          if isUntitledSection { untitled.insert(pattern) } else { dropped.insert(pattern) }
        }
      } catch {
        throw LoadError(origin: Origin(path: path, line: index + 1), error: error)
      }
    }
  }
}
