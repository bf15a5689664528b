/// The marks inside the text of Aozora Bunko: ｜base《reading》, ［＃note］, ※［＃letter, where it stands in a standard］.
enum AozoraMarks {
  /// The line without its marks.
  static func resolved(_ line: String) -> String {
    guard line.unicodeScalars.contains(where: { $0 == "《" || $0 == "［" || $0 == "｜" }) else { return line }
    let scalars = Array(line.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      // A bracket that is not closed in its line is just a letter.
      if scalars[index] == "《", let end = scalars[index...].firstIndex(of: "》") {
        index = end + 1
      } else if scalars[index] == "｜", scalars[index...].contains("《") {
        index += 1
      } else if let end = noteEnd(scalars, from: index) {
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
    return PlainText.trimmed(String(result)[...])
  }

  /// The offset of the bracket that closes the note that begins here; notes stand in notes.
  private static func noteEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard scalars[start] == "［", start + 1 < scalars.count, scalars[start + 1] == "＃" else { return nil }
    var depth = 0
    for index in start..<scalars.count {
      if scalars[index] == "［" { depth += 1 }
      if scalars[index] == "］" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
