import ShirabeTestSupport
import Testing

@testable import ShirabeTerminal

struct KeyReaderTests {
  static let sequences: [(String, [Key])] = [
    ("a", [.text("a")]), ("港ｑ　", [.text("港"), .text("ｑ"), .text("\u{3000}")]), ("𠮷", [.text("𠮷")]),
    ("か\u{3099}", [.text("か"), .text("\u{3099}")]),
    ("\r\n\t\u{7F}\u{8}", [.enter, .enter, .tab, .backspace, .backspace]),
    ("\u{1}\u{3}\u{1A}", [.control("a"), .control("c"), .control("z")]), ("\u{0}\u{1C}", []),
    ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]), ("\u{1B}OA\u{1B}OF", [.up, .end]),
    ("\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", [.home, .end, .home, .end, .home, .end]),
    ("\u{1B}[3~\u{1B}[5~\u{1B}[6~\u{1B}[Z", [.delete, .pageUp, .pageDown, .backTab]),
    ("\u{1B}[1;5C\u{1B}[1;3D\u{1B}[1;2A", [.wordRight, .wordLeft, .up]),
    ("\u{1B}bx\u{1B}\u{7F}", [.alt("b"), .text("x"), .control("w")]),
    // Sequences that are not known, a function key, one of the Linux console, a report of the cursor.
    ("\u{1B}[15~a\u{1B}[[Ab\u{1B}[12;40Rc\u{1B}[?1;2cd", [.text("a"), .text("b"), .text("c"), .text("d")]),
    ("\u{1B}[1\u{7}a", [.control("g"), .text("a")]), ("\u{1B}\u{1B}[A", [.escape, .up]),
    ("\u{1B}[200~港\n検査\u{1B}[A\u{1B}[201~x", [.paste("港\n検査\u{1B}[A"), .text("x")]),
    ("\u{1B}[200~\u{1B}[201~\u{1B}[201~", []),
  ]

  @Test(arguments: sequences)
  func readsKeysHoweverTheyAreCut(text: String, keys: [Key]) {
    let bytes = Array(text.utf8)
    for cut in 0...bytes.count {
      var reader = KeyReader()
      let read = reader.take(bytes[..<cut]) + reader.take(bytes[cut...])
      #expect(read == keys, "\(text.debugDescription) at \(cut)")
      #expect(reader.patienceMilliseconds == nil)
    }
    var reader = KeyReader()
    let read = bytes.flatMap { reader.take([$0]) }
    #expect(read == keys)
  }

  static let waits: [(String, [Key], [Key])] = [
    ("\u{1B}", [], [.escape]), ("a\u{1B}", [.text("a")], [.escape]), ("\u{1B}[", [], [.escape, .text("[")]),
    ("\u{1B}O", [], [.escape, .text("O")]), ("\u{1B}[200~ab", [], [.paste("ab")]),
  ]

  @Test(arguments: waits)
  func tellsTheEscapeKeyByTime(text: String, atOnce: [Key], later: [Key]) {
    var reader = KeyReader()
    let first = reader.take(text.utf8)
    #expect(first == atOnce)
    #expect(reader.patienceMilliseconds != nil)
    let second = reader.timeOut()
    #expect(second == later)
    #expect(reader.patienceMilliseconds == nil)
    let third = reader.take("z".utf8)
    #expect(third == [.text("z")])
  }

  static let garbage: [[UInt8]] = [
    [0x80], [0xFF], [0xC0, 0x80], [0xE3, 0x41], [0xED, 0xA0, 0x80], [0xF5, 0x80], [0xF0, 0x80, 0x80, 0x80],
  ]

  @Test(arguments: garbage)
  func passesOverWhatIsNotUTF8(bytes: [UInt8]) {
    var reader = KeyReader()
    let keys = reader.take(bytes + Array("港".utf8))
    #expect(keys.last == .text("港") && !keys.contains(.text("\u{FFFD}")))
  }

  @Test(arguments: UInt64(1)...20)
  func anyBytesGiveTheSameKeysHoweverTheyAreCut(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let parts: [[UInt8]] = [[0x1B], Array("[200~".utf8), Array("[201~".utf8), Array("港".utf8), [0x5B], [0x3B], [0x7E]]
    var bytes: [UInt8] = []
    for _ in 0..<200 {
      let chosen = Int.random(in: 0..<12, using: &random)
      bytes += chosen < parts.count ? parts[chosen] : [UInt8.random(in: 0...255, using: &random)]
    }
    var whole = KeyReader()
    let keys = whole.take(bytes) + whole.timeOut()
    var cut = KeyReader()
    var cutKeys: [Key] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Int.random(in: 1...7, using: &random)
      cutKeys += cut.take(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    cutKeys += cut.timeOut()
    #expect(cutKeys == keys)
  }
}
