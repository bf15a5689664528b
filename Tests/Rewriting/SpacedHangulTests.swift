import ShirabeQuery
import ShirabeRewriting
import ShirabeTestSupport
import ShirabeText
import Testing

struct SpacedHangulTests {
  @Test(arguments: [
    ("한국은행", "한 국 은 행"), ("한국 은행", "한 국 은 행"), ("日本한국", "日本한 국"), ("한국F은행", "한 국f은 행"),
    ("한국日本", "한 국日本"),
  ])
  func letsHangulStandApart(_ written: String, _ spaced: String) throws {
    let phrase = try #require(Phrase(written))
    let forms = SpacedHangul().forms(of: phrase)
    #expect(forms.map(\.phrase.text) == [spaced])
    #expect(forms.map(\.origin) == [SpacedHangul.origin] && forms.allSatisfy { $0.weight < 1 })
    #expect(forms.first?.phrase.sources == phrase.sources)
  }

  @Test(arguments: ["한", "한 국", "日本", "韓국", "한日국", "トランプ", "F35", "cat"])
  func hasNothingToSayOfOthers(_ written: String) throws {
    let phrase = try #require(Phrase(written))
    #expect(SpacedHangul().forms(of: phrase).isEmpty)
  }

  /// The form asks for the same tokens, and for neighbours to touch wherever the phrase does but between Hangul letters.
  @Test func loosensNothingElse() throws {
    var random = SplitMix64(seed: 3)
    var loosened = 0
    for _ in 0..<2_000 {
      guard let phrase = Phrase(random.mixedText()) else { continue }
      let spaced = SpacedHangul().forms(of: phrase).first?.phrase
      loosened += spaced == nil ? 0 : 1
      let elements = (spaced ?? phrase).elements
      #expect(elements.map(\.bytes) == phrase.elements.map(\.bytes))
      #expect(elements.map(\.kind) == phrase.elements.map(\.kind))
      for index in elements.indices.dropFirst() {
        let isBetweenHangul = elements[index - 1].kind == .hangul && elements[index].kind == .hangul
        #expect(elements[index].touchesPrevious == (phrase.elements[index].touchesPrevious && !isBetweenHangul))
      }
    }
    #expect(loosened > 100)
  }
}
