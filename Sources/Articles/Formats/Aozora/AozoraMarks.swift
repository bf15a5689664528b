/// The marks inside the text of Aozora Bunko: ｜base《reading》, ［＃note］, ※［＃letter, where it stands in a standard］.
enum AozoraMarks {
  /// The line without its marks.
  ///
  /// - Complexity: O(letters).
  static func resolved(_ line: String) -> String {
    guard line.unicodeScalars.contains(where: { $0 == "《" || $0 == "［" || $0 == "｜" }) else { return line }
    let scalars = Array(line.unicodeScalars)
    var result = String.UnicodeScalarView()
    let lastOpening = scalars.lastIndex(of: "《") ?? -1
    let lastClosing = scalars.lastIndex(of: "》") ?? -1
    let noteEnds = noteEnds(scalars)
    var index = 0
    while index < scalars.count {
      // A bracket that is not closed in its line is just a letter.
      if scalars[index] == "《", index < lastClosing, let end = scalars[index...].firstIndex(of: "》") {
        index = end + 1
      } else if scalars[index] == "｜", index < lastOpening {
        index += 1
      } else if let end = noteEnds[index] {
        if result.last == "※" {
          result.removeLast()
          result.append(AozoraLetter.scalar(for: String(String.UnicodeScalarView(scalars[(index + 2)..<end]))))
        }
        index = end + 1
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return TextLines.trimmed(String(result)[...])
  }

  /// For each bracket that a note begins with, the offset of that which closes it; notes stand in notes.
  private static func noteEnds(_ scalars: [Unicode.Scalar]) -> [Int: Int] {
    var ends: [Int: Int] = [:]
    var open: [Int] = []
    for (index, scalar) in scalars.enumerated() {
      if scalar == "［" { open.append(index) }
      guard scalar == "］", let start = open.popLast(), scalars[start + 1] == "＃" else { continue }
      ends[start] = index
    }
    return ends
  }
}
