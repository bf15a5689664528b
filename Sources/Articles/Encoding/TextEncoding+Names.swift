extension TextEncoding {
  /// The encoding of this name; nil where it is none of these.
  ///
  /// Names are those of IANA's registry, of WHATWG's Encoding Standard and of Windows and Java; neither case nor punctuation
  /// counts: `Shift_JIS`, `shift-jis` and `SHIFTJIS` are one.
  public init?(name: String) {
    let key = String(name.lowercased().unicodeScalars.filter { "a"..."z" ~= $0 || "0"..."9" ~= $0 })
    guard let encoding = TextEncoding.byName[key] else { return nil }
    self = encoding
  }

  private static let names: [TextEncoding: String] = [
    .utf8: "utf8 unicode11utf8 unicode20utf8 xunicode20utf8 utf8n utf8bom utf8sig cp65001",
    .utf16LittleEndian: "utf16le utf16 ucs2 ucs2le unicode unicodefeff csunicode csutf16 csutf16le iso10646ucs2",
    .utf16BigEndian: "utf16be ucs2be unicodefffe csutf16be",
    .shiftJIS: """
    shiftjis sjis xsjis mskanji csshiftjis windows31j cswindows31j cp932 ms932 ibm943 ibm932 windows932 932 sjiswin
    """,
    .eucJP: """
    eucjp xeucjp ujis cseucpkdfmtjapanese extendedunixcodepackedformatforjapanese eucjpms eucjpwin cp51932 windows51932 \
    51932 cp20932
    """,
    .iso2022JP: "iso2022jp csiso2022jp iso2022jp1 iso2022jp2 iso2022jpms cp50220 cp50221 cp50222 jis 50220 50221",
    .gb18030: """
    gb18030 gb180302000 gb180302005 gb180302022 gbk xgbk csgbk cp936 ms936 windows936 936 gb2312 gb231280 csgb2312 chinese \
    csiso58gb231280 gb231280 isoir58 euccn xeuccn gb cngb
    """,
    .big5: "big5 csbig5 cnbig5 xxbig5 xbig5 big5hkscs csbig5hkscs big5eten bigfive cp950 ms950 windows950 950",
    .eucKR: """
    euckr cseuckr ksc56011987 ksc5601 ksc56011989 csksc56011987 isoir149 korean cp949 ms949 uhc windows949 949 xwindows949
    """,
    .windows1252: """
    windows1252 cp1252 xcp1252 cswindows1252 iso88591 iso885911987 isoir100 latin1 l1 ibm819 cp819 csisolatin1 usascii \
    ascii ansix341968 isoiec88591 ansix34 1252
    """,
  ]

  private static let byName: [String: TextEncoding] = names.reduce(into: [:]) { all, entry in
    for name in entry.value.split(whereSeparator: \.isWhitespace) { all[String(name)] = entry.key }
  }
}
