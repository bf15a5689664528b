import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

@Suite struct UnwrappingTests {
  private func unwrap(_ text: String) -> String {
    Unwrapping.unwrap(TextLines(text).lines).joined(separator: "\n")
  }

  @Test(arguments: WrappedLanguage.allCases)
  func `wrapped paragraphs become what they were`(language: WrappedLanguage) throws {
    var random = SplitMix64(seed: 61)
    for width in 40...80 {
      for (separator, indent) in [("\n\n", ""), ("\n", "　"), ("\n", "  ")] {
        let paragraphs = (0..<6).map { index in
          // The first is long enough to show the width.
          language.paragraph(sentenceCount: index == 0 ? 14 : Int.random(in: 1...6, using: &random), &random)
        }
        let text = paragraphs.map { indent + $0 }.joined(separator: separator)
        let wrapped = paragraphs.map { language.wrap($0, at: width, indent: indent) }.joined(separator: separator)
        #expect(unwrap(wrapped) == text, "width \(width)")
        #expect(unwrap(text) == text)
      }
    }
  }

  @Test(arguments: [
    // A heading stands before, a short line ends a paragraph, and the next begins without an indent.
    (
      "橋が開いた\n市は三月一日、十年をかけて造った全長千二百メートルの橋を\n開いた。雪の降る中、集まった人々は列をなして渡り、対岸の\n村では太鼓が鳴らされた。式には三千人が並び、市長は長く\n待たせたことを詫びた。\n次の段落は短い。",
      "橋が開いた\n市は三月一日、十年をかけて造った全長千二百メートルの橋を開いた。雪の降る中、集まった人々は列をなして渡り、対岸の村では太鼓が鳴らされた。式には三千人が並び、市長は長く待たせたことを詫びた。\n次の段落は短い。"
    ),
    (
      "The council of the northern district voted on Tuesday night to\nopen the bridge that took ten years. It rained all day, and the\nwell-\nknown",
      "The council of the northern district voted on Tuesday night to\nopen the bridge that took ten years. It rained all day, and the\nwell-\nknown"
    ),
    (
      "시는 삼월 첫날 열 해에 걸쳐 지은 긴 다리를 마침내 열었다고\n말했다. 눈이 내리는 가운데 모인 사람들은 줄을 지어 다리를\n건넜고 강 건너 마을에서는 북이 울렸다고 하며, 시장은 오래\n기다리게 했다고 사과했다.",
      "시는 삼월 첫날 열 해에 걸쳐 지은 긴 다리를 마침내 열었다고 말했다. 눈이 내리는 가운데 모인 사람들은 줄을 지어 다리를 건넜고 강 건너 마을에서는 북이 울렸다고 하며, 시장은 오래 기다리게 했다고 사과했다."
    ),
  ])
  func `text is joined as it was written`(wrapped: String, text: String) { #expect(unwrap(wrapped) == text) }

  @Test(arguments: [
    // Verse of seven and of fourteen letters; every line a sentence; a list; a table; addresses; code.
    "雪橋初開三月天，\n行人列隊過江邊。\n村中鼓聲連夜響，\n十年一夢到今年。",
    "雪橋初開三月天，行人列隊過江邊。\n村中鼓聲連夜響，十年一夢到今年。\n市長低頭言久待，老翁含笑說從前。\n夜車未足人猶走，燈火如星落水間。",
    "一日目は朝から雪が降り、橋の式は中止になった。\n二日目は昼から晴れて、橋の式は無事に行われた。\n三日目は夜まで客が続き、橋の店は大いに賑った。\n四日目は風が強く、橋の上の人出はまばらだった。",
    "・橋の長さは千二百メートルで、工事には十年かかった\n・橋の幅は二十メートルで、歩道が両側に付いている形\n・橋の費用は百八十億円で、当初の見込みの二倍である\n・橋の通行料は四月から、普通車で三百円となる見通し",
    "2026-03-01 09:30 橋が開く 雪 三千人 市長が式で挨拶した\n2026-03-02 09:30 橋の店が開く 晴 二千人 副市長が挨拶\n2026-03-03 09:30 橋のバスが走る 曇 千人 議長が挨拶し",
    "> The council of the northern district voted on Tuesday night\n> to open the bridge that took ten years. It rained all day,\n> and nobody minded that at all, for it had been dry since\n> March.",
    "Jane Doe, 12 Bridge Street, Northern District, Shirabe City\nJohn Roe, 7 Harbour Road, Northern District, Shirabe Town\nMary Major, 3 Ferry Lane, Northern District, Shirabe City\nRichard Miles, 90 Hill Road, Eastern District, Shirabe Bay",
    "", "\n\n", "一行だけ",
  ])
  func `lines that nobody wrapped stay`(text: String) {
    #expect(unwrap(text) == (text.hasSuffix("\n") ? "\n" : text))
  }

  @Test(arguments: [
    ("漢", "字", false), ("かな", "漢", false), ("漢", "Latin", true), ("Latin", "漢", true), ("、", "Latin", false),
    ("Latin", "「", false), ("말", "글", true), ("word", "word", true), ("well-", "known", false), ("1990-", "2000", true),
    ("漢", "말", true), ("ไทย", "ไทย", false), ("-", "word", true),
  ])
  func `a space stands where one was`(before: String, after: String, isSpaced: Bool) {
    #expect(LineJoint.isSpaced(Substring(before), Substring(after)) == isSpaced)
  }

  @Test func `random lines keep their letters`() {
    var random = SplitMix64(seed: 62)
    for _ in 0..<1_000 {
      let text = (0..<8).map { _ in random.mixedText() + random.mixedText() + random.mixedText() }.joined(
        separator: "\n")
      func letters(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { !$0.properties.isWhitespace } }
      #expect(letters(unwrap(text)) == letters(text))
    }
  }

  @Test func `a paragraph of very many lines is joined in time`() {
    let lines = (0..<60_000).map { _ in "市は港の橋の工事を来年まで続けると発表した上で道の"[...] }
    let joined = Unwrapping.unwrap(lines + ["終わり。"])
    #expect(joined.count == 1)
    #expect(joined.first?.utf8.count == 60_000 * lines[0].utf8.count + "終わり。".utf8.count)
  }
}
