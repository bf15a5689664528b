extension GrowthShape {
  /// Texts: what looks like wrapped lines, titles, sentences, Aozora Bunko's marks.
  static let texts = lines + letters + aozora

  private static let lines =
    [
      "a\n", "a b\n", "\n", "a\r", "\r\n", " \n", "\u{3000}\n", "Share\n", "a\n\n", "- a\n", "あ\n", "あ。\n", "1. a\n",
      "2026-01-01\n", "-----\n", "Share on a\n", "By a\n", "(c) a\n",
      "it was about forty columns wide and went on\n", "市は一日、橋を開いた。雪の降る朝に、市は十年をかけて造っ\n", "   a   \n", "「あ」\n",
    ].map { GrowthShape("lines of \($0.debugDescription)", repeating: $0) }

  private static let letters =
    [
      "a", "あ", " ", "\u{3000}", ".", "。", "a.", "Mr. ", "1. ", "1", "1,", "「", "」", "(", "a)", "\u{301}",
      "\u{323}\u{301}", "e\u{301}", "\u{1F468}\u{200D}",
      "\u{1F1EF}", "\u{94D}\u{915}", "\u{1100}", "\u{AC00}\u{11A8}", "\u{200B}", "\u{FE0F}", "\u{E0100}", "ー", "ﾞ", "・",
      "-", "=", "…", "、", "\u{202E}", "\u{7F}", "\u{345}", "\u{FDFA}",
    ].map { GrowthShape("a line of \($0.debugDescription)", repeating: $0) }
    + [
      GrowthShape("a letter with n marks and a text", "a", repeating: "\u{301}\u{323}", then: "\n\ntext"),
      GrowthShape("marks at the end of a text", "a text ", repeating: "\u{301}\u{323}"),
      GrowthShape("space with marks at the end of a text", "a text ", repeating: " \u{301}\u{323}"),
      GrowthShape("a word of n letters after a full stop", "a. ", repeating: "b", then: "."),
      GrowthShape("a blank line of spaces and a text", repeating: " ", then: "a\n\ntext"),
      GrowthShape("a text and its trailing spaces", "text", repeating: " "),
      GrowthShape("wrapped lines of marked letters", repeating: "市は一日、橋を開いた。雪の降る朝に、か\u{301}\u{323}を造っ\n"),
      GrowthShape("a wrapped paragraph of marks", repeating: "\u{301}市は一日、橋を開いた。雪の降る朝に、市は十年を造っ\n"),
    ]

  private static let head = "題\n著者\n\n--------------------\n【テキスト中に現れる記号について】\n\n《》：ルビ\n--------------------\n\n"

  private static let aozora =
    ["｜漢", "《", "漢《", "［＃", "［", "※［＃", "］", "》", "｜漢《か》", "［＃注］", "※［＃「木＋吶のつくり」、第3水準1-85-54］", "｜漢\n", "※", "漢《か》\n"]
    .map { GrowthShape("Aozora Bunko's \($0.debugDescription)", head, repeating: $0, then: "\n\n底本：「本」\n") }
    + [
      GrowthShape("a header of marks", "題\n著者", repeating: "\u{301}", then: "\n\n《》［＃注］\n底本：「本」\n"),
      GrowthShape("a header of n lines", repeating: "題\n", then: "\n《》［＃注］\n底本：「本」\n"),
      GrowthShape("n colophons", head, repeating: "底本：「本」\n"),
      GrowthShape("notes in notes", head, half: "［＃", half: "］", then: "\n底本：「本」\n"),
    ]

  /// Bytes of every encoding, good and bad.
  static let encoded =
    ([
      ("Shift_JIS", [0x82, 0xA0]), ("a lead byte of Shift_JIS", [0x82]), ("a lone byte of EUC-JP", [0xA4]),
      ("EUC-JP", [0xA4, 0xA2]),
      ("GB18030", [0xB5, 0xC4]), ("four bytes of GB18030", [0x81, 0x30, 0x81, 0x30]),
      ("broken GB18030", [0x81, 0x30, 0x81]), ("Big5", [0xAA, 0xBA]), ("EUC-KR", [0xC0, 0xCC]),
      ("a bad byte of UTF-8", [0x61, 0xFF]), ("a torn letter of UTF-8", [0xE3, 0x81, 0x61]),
      ("continuation bytes", [0xE3, 0x81, 0x82, 0x80]), ("bytes of the upper half", [0x80]),
      ("windows-1252", [0x61, 0xE9]), ("escapes", [0x1B]),
      ("ISO-2022-JP", [0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42]),
      ("broken ISO-2022-JP", [0x1B, 0x24, 0x42, 0x24]),
      ("escapes of ISO-2022-JP", [0x1B, 0x24, 0x42]), ("control characters", [0x61, 0x01]), ("NUL", [0x61, 0x00]),
      ("NULs", [0x00]), ("surrogates", [0xED, 0xA0, 0x80]),
    ] as [(String, [UInt8])]).map { name, piece in
      GrowthShape("\(name) repeated") { byteCount in
        Array(repeatElement(piece, count: byteCount / piece.count).joined())
      }
    }
    + ([("UTF-16", [0xFF, 0xFE], [0xD8, 0xDB]), ("lone surrogates of UTF-16", [0xFE, 0xFF], [0xDC, 0x00])]
    as [(String, [UInt8], [UInt8])]).map { name, mark, piece in
      GrowthShape("\(name) with a mark") { byteCount in
        mark + Array(repeatElement(piece, count: byteCount / piece.count).joined())
      }
    }
}
