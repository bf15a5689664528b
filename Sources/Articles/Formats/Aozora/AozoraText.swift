import Glibc

/// A text in the form of Aozora Bunko (aozora.gr.jp, 青空文庫 作業マニュアル「注記一覧」): a header of title and author, a legend of the
/// marks between dashed lines, the text with readings and notes in marks, and a colophon.
struct AozoraText {
  let title: String?
  let author: String?
  /// The text without legend, colophon, readings and notes.
  let body: String

  /// As many lines at the top are looked at for the legend.
  private static let maximumHeaderLineCount = 40

  /// Reads a text that has the signs of the form, the legend or the colophon and the marks; nil for any other.
  init?(_ text: String) {
    guard AozoraText.mayHaveSigns(text) else { return nil }
    let lines = TextLines(text).map { TextLines.trimmed($0) }
    let colophon = lines.lastIndex { $0.hasPrefix("底本：") }
    let legend = AozoraText.legend(in: lines)
    guard legend != nil || (colophon != nil && text.contains("［＃")) else { return nil }
    let header = AozoraText.header(of: lines, endingBefore: legend?.lowerBound)
    (title, author) = AozoraText.names(in: lines[header].filter { !$0.isEmpty })
    let start = legend?.upperBound ?? header.upperBound
    let end = max(start, colophon ?? lines.count)
    body = AozoraText.body(of: lines[start..<end])
  }

  /// Whether any of the signs is somewhere in the text: most texts have none, and are not cut into lines for that.
  private static func mayHaveSigns(_ text: String) -> Bool {
    text.withCString { bytes in
      ["底本：", "《》", "現れる記号について"].contains { (sign: String) in strstr(bytes, sign) != nil }
    }
  }

  /// The lines from one dashed line to the next with the legend between.
  private static func legend(in lines: [String]) -> Range<Int>? {
    let dashed = lines.prefix(maximumHeaderLineCount).indices.filter { isDashed(lines[$0]) }
    guard dashed.count >= 2 else { return nil }
    let between = lines[dashed[0]..<dashed[1]]
    guard between.contains(where: { $0.hasPrefix("《》") || $0.contains("現れる記号について") }) else { return nil }
    return dashed[0]..<(dashed[1] + 1)
  }

  private static func isDashed(_ line: String) -> Bool {
    line.utf8.count >= 10 && line.utf8.allSatisfy { $0 == UInt8(ascii: "-") }
  }

  /// The lines up to the first blank one, or to the legend.
  private static func header(of lines: [String], endingBefore end: Int?) -> Range<Int> {
    let start = lines.firstIndex { !$0.isEmpty } ?? 0
    let blank = lines[start...].firstIndex(of: "") ?? lines.count
    return start..<max(start, min(blank, end ?? lines.count))
  }

  /// The first line is the title, the last the author, or the translator behind the author; those between are subtitles.
  private static func names(in header: [String]) -> (title: String?, author: String?) {
    var lines = header.map { AozoraMarks.resolved($0) }
    guard !lines.isEmpty else { return (nil, nil) }
    let title = lines.removeFirst()
    let translator = lines.last.flatMap { $0.hasSuffix("訳") && lines.count > 1 ? $0 : nil }
    if translator != nil { lines.removeLast() }
    guard let author = lines.popLast() else { return (title, nil) }
    return (
      ([title] + lines).joined(separator: "　"), ([author] + [translator].compactMap { $0 }).joined(separator: "、")
    )
  }

  /// The lines without their marks; those that were nothing but notes go.
  private static func body(of lines: ArraySlice<String>) -> String {
    var kept: [String] = []
    for line in lines {
      let resolved = AozoraMarks.resolved(line)
      if resolved.isEmpty && (!line.isEmpty || kept.last?.isEmpty ?? true) { continue }
      kept.append(resolved)
    }
    while kept.last?.isEmpty == true { kept.removeLast() }
    return kept.joined(separator: "\n")
  }
}
