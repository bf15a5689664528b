import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite

/// Pages of postings as no FTS5 would write them: what is found on them is on them.
///
/// `SHIRABE_FUZZ_INPUTS=1000000 swift test --filter FuzzTests` tries more, `SHIRABE_FUZZ_SEED=2` tries others.
struct LeafPageFuzzTests {
  private static let terms = ["", "0", "0a", "0ab", "0b", "0cat", "0日", "0日本", "1"].map { Array($0.utf8) }

  @Test func pages() {
    let run = FuzzRun(inputCount: 6000)
    let complaints = run.complaints {
      page(SplitMix64(seed: run.seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64($0)))
    } _: { bytes in
      bytes.withExactBytes { bytes in
        guard let page = LeafPage(UnsafeRawBufferPointer(bytes)) else { return nil }
        let content = LeafPage.headerByteCount...page.end
        for offset in [page.firstRowOffset, page.firstTermOffset] where offset.map(content.contains) == false {
          return "something begins outside of the page"
        }
        for term in Self.terms {
          guard let found = term.withExactBytes({ page.postings(of: $0) }) else { continue }
          guard content.contains(found.range.lowerBound), content.contains(found.range.upperBound) else {
            return "postings are at \(found.range) of a page that ends at \(page.end)"
          }
        }
        return nil
      }
    }
    #expect(complaints == [])
  }

  @Test func segmentLists() {
    let run = FuzzRun(inputCount: 6000)
    let complaints = run.complaints { number in
      var random = SplitMix64(seed: run.seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(number))
      return [0, 0, 0, 1] + random.numbers(Int.random(in: 0...40, using: &random))
    } _: { bytes in
      let list = bytes.withExactBytes { try? SegmentList(UnsafeRawBufferPointer($0)) }
      return list?.segments.allSatisfy { (1...0xFFFF).contains($0.id) && $0.firstPage >= 0 } == false
        ? "a segment has no number" : nil
    }
    #expect(complaints == [])
  }

  /// Positions stand in a list of many, with bytes behind them that may be read.
  @Test func positions() {
    let run = FuzzRun(inputCount: 6000)
    let complaints = run.complaints { number in
      var random = SplitMix64(seed: run.seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(number))
      return random.numbers(Int.random(in: 0...20, using: &random))
    } _: { bytes in
      let padded = bytes + [UInt8](repeating: 0, count: 2 * Varint.maximumByteCount)
      return padded.withExactBytes { buffer in
        guard let start = buffer.baseAddress else { return "there are no bytes" }
        let posting = Posting(row: 1, start: 0, byteCount: UInt32(bytes.count))
        var count = 0
        guard Positions.forEach(start, posting, { _ in count += 1 }) else { return nil }
        return count <= bytes.count ? nil : "there are more positions than bytes"
      }
    }
    #expect(complaints == [])
  }

  /// A page with header, terms and the index of them that begins well more often than chance would have it.
  private func page(_ random: consuming SplitMix64) -> [UInt8] {
    var random = random
    var content: [UInt8] = []
    var index: [UInt8] = []
    var last = 0
    for number in 0..<Int.random(in: 0...6, using: &random) {
      let offset = LeafPage.headerByteCount + content.count
      index += random.isSlip ? random.numbers(1) : SplitMix64.varint(UInt64(offset - last))
      last = offset
      let term = random.pick(Self.terms, or: [])
      if number > 0 { content += random.isSlip ? random.numbers(1) : [UInt8(Int.random(in: 0...2, using: &random))] }
      content += (random.isSlip ? random.numbers(1) : [UInt8(term.count)]) + term
      content += random.numbers(Int.random(in: 0...6, using: &random))
    }
    let end = random.isSlip ? Int.random(in: 0...0xFFFF, using: &random) : LeafPage.headerByteCount + content.count
    let row = Int.random(in: 0...max(8, content.count), using: &random)
    let bytes =
      [UInt8(row >> 8 & 0xFF), UInt8(row & 0xFF), UInt8(end >> 8 & 0xFF), UInt8(end & 0xFF)] + content + index
    return random.isSlip ? Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random))) : bytes
  }
}

extension SplitMix64 {
  /// Whether something is to be wrong.
  fileprivate var isSlip: Bool { mutating get { Int.random(in: 0..<8, using: &self) == 0 } }

  /// So many numbers as SQLite writes them, small, large, or no whole ones.
  fileprivate mutating func numbers(_ count: Int) -> [UInt8] {
    (0..<count).flatMap { _ in
      switch Int.random(in: 0..<10, using: &self) {
      case 0: SplitMix64.varint(next())
      case 1: [UInt8](repeating: 0xFF, count: Int.random(in: 1...9, using: &self))
      case 2: [UInt8.random(in: 0...255, using: &self)]
      default: SplitMix64.varint(next() >> UInt64.random(in: 50...63, using: &self))
      }
    }
  }

  /// A number as SQLite writes it (SQLite, "Database File Format", 1.6: varint).
  fileprivate static func varint(_ value: UInt64) -> [UInt8] {
    guard value < 1 << 56 else {
      return (0..<8).map { UInt8(value >> (57 - 7 * $0) & 0x7F) | 0x80 } + [UInt8(truncatingIfNeeded: value)]
    }
    var bytes = [UInt8(value & 0x7F)]
    var rest = value >> 7
    while rest > 0 {
      bytes.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
      rest >>= 7
    }
    return bytes
  }
}
