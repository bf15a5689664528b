import ShirabeModel
import ShirabeTestSupport
import Testing

struct LineFramerTests {
  static let streams: [(String, [String])] = [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb\n", ["a", "b"]), ("\n\r\n \t\r\n\n", []), ("a\n\nb", ["a", "b"]),
    ("a\rb\r\n", ["a\rb"]), (" a \n", [" a "]), ("検索\n한국", ["検索", "한국"]), ("a\r", ["a"]), ("  ", []),
  ]

  @Test(arguments: streams)
  func cutsLinesHoweverTheChunksFall(stream: String, lines: [String]) {
    let bytes = Array(stream.utf8)
    for size in 1...max(1, bytes.count) {
      #expect(frame(bytes, chunkSize: size) == lines.map { .line(Array($0.utf8)) })
    }
  }

  @Test(arguments: [1, 3, 64])
  func reportsAnOverflowOnceAndGoesOnWithTheNextLine(chunkSize: Int) {
    let bytes = Array("1234\n1234567890\n1\n12345\n12345".utf8)
    let (whole, rest) = (Array("1234".utf8), Array("1".utf8))
    let events = frame(bytes, chunkSize: chunkSize, maximumLineBytes: 4)
    #expect(events == [.line(whole), .overflow, .line(rest), .overflow, .overflow])
  }

  @Test func overflowsBeforeTheLineEnds() {
    var framer = LineFramer(maximumLineBytes: 4)
    #expect(framer.append(Array("1234".utf8)).isEmpty)
    #expect(framer.append(Array("5".utf8)) == [.overflow])
    #expect(framer.append(Array("6789".utf8)).isEmpty)
    #expect(framer.keptByteCount == 0 && !framer.isEmpty)
    #expect(framer.finish() == nil)
    #expect(framer.isEmpty)
  }

  @Test func takesANewBoundForTheLineThatHasBegun() {
    var framer = LineFramer(maximumLineBytes: 8)
    #expect(framer.append(Array("123456".utf8)).isEmpty)
    framer.maximumLineBytes = 4
    #expect(framer.append(Array("7".utf8)) == [.overflow])
    #expect(framer.append(Array("\n1234\n".utf8)) == [.line(Array("1234".utf8))])
  }

  @Test func takesALongLineByteByByteInLinearTime() {
    var framer = LineFramer()
    let clock = ContinuousClock()
    let time = clock.measure {
      for _ in 0..<(1 << 20) { _ = framer.append([0x61]) }
    }
    #expect(framer.append([0x0A]) == [.line([UInt8](repeating: 0x61, count: 1 << 20))])
    #expect(time < .seconds(20), "quadratic time would take hours")
  }

  @Test func randomChunksGiveTheLinesOfTheWhole() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<500 {
      let bytes = (0..<60).map { _ in Array("ab \r\n\n\t".utf8).randomElement(using: &generator) ?? 0x61 }
      let whole = frame(bytes, chunkSize: bytes.count)
      #expect(frame(bytes, chunkSize: Int.random(in: 1...9, using: &generator)) == whole)
    }
  }

  private func frame(_ bytes: [UInt8], chunkSize: Int, maximumLineBytes: Int = 1 << 20) -> [LineFramer.Event] {
    var framer = LineFramer(maximumLineBytes: maximumLineBytes)
    var events: [LineFramer.Event] = []
    for start in stride(from: 0, to: bytes.count, by: max(1, chunkSize)) {
      events += framer.append(Array(bytes[start..<min(bytes.count, start + chunkSize)]))
    }
    if let last = framer.finish() { events.append(last) }
    return events
  }
}
