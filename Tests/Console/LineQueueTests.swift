import ShirabeTestSupport
import Testing

@testable import ShirabeConsole

/// Lines that wait for a reader.
struct LineQueueTests {
  private static let lineCost = 10 + LineQueue.lineOverhead

  /// A queue with room for so many lines of ten bytes.
  private func queue(lines: Int) -> LineQueue {
    LineQueue(maximumByteCount: lines * Self.lineCost) { Array("\($0) lost\n".utf8) }
  }

  private func line(_ number: Int) -> [UInt8] {
    let digits = String(number)
    return Array(String(repeating: "0", count: 9 - digits.count).utf8) + digits.utf8 + [UInt8(ascii: "\n")]
  }

  private func texts(_ queue: inout LineQueue, atMost byteCount: Int = 4096) -> [String] {
    var texts: [String] = []
    while let piece = queue.takePiece(atMost: byteCount) { texts.append(String(decoding: piece.bytes, as: UTF8.self)) }
    return texts
  }

  @Test func linesGoTogetherAsFarAsTheyFit() {
    var queue = queue(lines: 100)
    for number in 0..<5 { queue.append(line(number)) }
    let texts = texts(&queue, atMost: 29)
    #expect(texts == ["000000000\n000000001\n", "000000002\n000000003\n", "000000004\n"])
    #expect(queue.isEmpty)
  }

  @Test func aLineThatIsLongerThanAPieceGoesAlone() {
    var queue = queue(lines: 100)
    for number in 0..<3 { queue.append(number == 1 ? Array(repeating: 65, count: 40) : line(number)) }
    #expect(texts(&queue, atMost: 20).map(\.count) == [10, 40, 10])
  }

  /// The count stands where lines are missing, and none is counted twice or never.
  @Test func whatFindsNoRoomIsCounted() {
    var queue = queue(lines: 10)
    for number in 0..<25 { queue.append(line(number)) }
    let piece = queue.takePiece(atMost: 50)
    #expect(piece?.ends.count == 5)
    // Half of the room is free again.
    queue.append(line(25))
    #expect(texts(&queue).joined().split(separator: "\n").suffix(3) == ["000000009", "15 lost", "000000025"])
  }

  @Test func noMoreIsTakenUntilHalfOfTheRoomIsFree() {
    var queue = queue(lines: 10)
    for number in 0..<11 { queue.append(line(number)) }
    _ = queue.takePiece(atMost: 10)
    queue.append(line(11))
    let all = texts(&queue).joined().split(separator: "\n")
    #expect(all.last == "2 lost" && all.count == 10)
  }

  @Test func theCountIsToldAlsoWhereNothingMoreComes() {
    var queue = queue(lines: 2)
    for number in 0..<5 { queue.append(line(number)) }
    #expect(!queue.isEmpty)
    #expect(texts(&queue).joined().hasSuffix("3 lost\n"))
    #expect(queue.isEmpty && texts(&queue).isEmpty)
  }

  @Test func aLineThatNeverFitsIsCounted() {
    var queue = queue(lines: 2)
    queue.append(Array(repeating: 65, count: 1000))
    queue.append(line(1))
    #expect(texts(&queue).joined() == "1 lost\n000000001\n")
  }

  /// What could not be written is told with the next line that can, and what a notice stands for is not forgotten with it.
  @Test func whatIsLostInWritingIsCounted() throws {
    var queue = queue(lines: 3)
    for number in 0..<5 { queue.append(line(number)) }
    let first = queue.takePiece(atMost: 4096)
    let piece = try #require(first)
    #expect(piece.lineCount(lostAfter: 0) == 3 && piece.lineCount(lostAfter: 10) == 2)
    #expect(piece.lineCount(lostAfter: 15) == 2 && piece.lineCount(lostAfter: 30) == 0)
    #expect([0, 10, 15, 30].map(piece.hasEnd(at:)) == [true, true, false, true])
    let second = queue.takePiece(atMost: 4096)
    let notice = try #require(second)
    #expect(notice.lineCount(lostAfter: 0) == 2)
    queue.countLost(3)
    queue.countLost(notice.lineCount(lostAfter: 0))
    #expect(queue.isEmpty && queue.takePiece(atMost: 4096) == nil)
    queue.append(line(9))
    #expect(texts(&queue).joined() == "5 lost\n000000009\n")
  }

  /// Whatever comes and goes, each line is there or counted.
  @Test func everyLineIsThereOrCounted() throws {
    var random = SplitMix64(seed: 13)
    var queue = queue(lines: 20)
    var (given, told, lost) = (0, 0, 0)
    for _ in 0..<20_000 {
      if Int.random(in: 0..<10, using: &random) < 7 {
        queue.append(line(given))
        given += 1
        continue
      }
      guard let piece = queue.takePiece(atMost: Int.random(in: 1...40, using: &random)) else { continue }
      for text in String(decoding: piece.bytes, as: UTF8.self).split(separator: "\n") {
        if text.hasSuffix(" lost") { lost += try #require(Int(text.dropLast(5))) } else { told += 1 }
      }
    }
    for text in texts(&queue).joined().split(separator: "\n") {
      if text.hasSuffix(" lost") { lost += try #require(Int(text.dropLast(5))) } else { told += 1 }
    }
    #expect(told + lost == given && told > 1000 && lost > 1000, "\(told) \(lost) \(given)")
  }
}
