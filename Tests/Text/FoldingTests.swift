import ShirabeTestSupport
import ShirabeText
import Testing

@Suite struct FoldingTests {
  @Test(arguments: [
    // Compatibility forms, case, width, ignorable code points.
    ("Ｆ－３５ ＡＢＣ", "f-35 abc"),
    ("ﾄﾞﾅﾙﾄﾞ･ﾊﾟﾘ", "ドナルドパリ"),
    ("㍿山田、㌔、㏄、ﬁn、①", "株式会社山田、キロ、cc、fin、1"),
    ("Straße İstanbul ΣΊΣΥΦΟΣ", "strasse istanbul σισυφοσ"),
    ("葛\u{E0100}飾 ス\u{200B}シ soft\u{AD}hyphen", "葛飾 スシ softhyphen"),
    // Marks go from Latin and Greek letters only.
    ("Néstor Gutiérrez-Peña Ångström", "nestor gutierrez-pena angstrom"),
    ("Ne\u{301}stor x\u{20DD}\u{301}", "nestor x"),
    ("Đà Nẵng, Łódź, Øresund, Æther, cœur, ħ ŧ ı", "da nang, lodz, oresund, aether, coeur, h t i"),
    ("Τάξη", "ταξη"),
    ("Чайко́вский й", "чайко\u{301}вский й"),
    ("か\u{3099}き\u{3099} は\u{309A} ハ゛", "がぎ ぱ ハ \u{3099}"),
    ("हिन्दी ก\u{E33}", "हिन्दी ก\u{E4D}\u{E32}"),
    // Hangul, composed from parts.
    ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", "한국"),
    ("ㄱㅏ ﾡ", "가 \u{1100}"),
    // Middle dots.
    ("ドナルド・トランプ ドナルド·トランプ ジョー•バイデン", "ドナルドトランプ ドナルドトランプ ジョーバイデン"),
    ("唐纳德·特朗普 唐納德‧川普", "唐纳德特朗普 唐納德川普"),
    ("東京・大阪 ア・大 大·ア a·b ア・ ・ア ア・・ア", "東京・大阪 ア・大 大·ア a·b ア・ ・ア ア・・ア"),
    ("ガ・キ か\u{3099}・ハ\u{3099}・キ", "ガキ が・バキ"),
    // Thousands.
    ("18,500か所 １８，５００ 1,234,567", "18500か所 18500 1234567"),
    ("1,23 1234,567 1,2345 12,345,6 ,123 1,234, 1,234,", "1,23 1234,567 1,2345 12,345,6 ,123 1234, 1234,"),
    ("1, 234 1,234.5 1,,234 0,000", "1, 234 1234.5 1,,234 0000"),
  ])
  func folds(_ source: String, _ folded: String) {
    #expect(scalars(Tokenizer.fold(source)) == scalars(folded))
  }

  @Test func foldingTwiceChangesNothing() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<2_000 {
      let once = Tokenizer.fold(random.mixedText())
      #expect(scalars(Tokenizer.fold(once)) == scalars(once))
    }
  }

  /// Strings compare by canonical equivalence, which is what folding decides: compare what is really there.
  private func scalars(_ string: String) -> [Unicode.Scalar] { Array(string.unicodeScalars) }
}
