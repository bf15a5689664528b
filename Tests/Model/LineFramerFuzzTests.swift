import ShirabeModel
import ShirabeTestSupport
import Testing

/// Any bytes in any pieces: the lines are those of the whole.
///
/// `SHIRABE_FUZZ_INPUTS=1000000 swift test --filter FuzzTests` tries more, `SHIRABE_FUZZ_SEED=2` tries others.
struct LineFramerFuzzTests {
  @Test func changedStreams() throws {
    let run = FuzzRun(inputCount: 1500)
    let pieces = ["\n\n", "\r\r\n", " \n", "\t", "a\nb\r\nc"].map { Array($0.utf8) }
    let mutator = try Mutator(FuzzCorpus("protocol"), dictionary: pieces, seed: run.seed)
    var random = SplitMix64(seed: run.seed)
    let complaints = run.complaints(inputs: mutator.input) { bytes in
      let maximum = 1 << Int.random(in: 0...16, using: &random)
      var framer = LineFramer(maximumLineBytes: maximum)
      var events: [LineFramer.Event] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let piece = rest.prefix(1 << Int.random(in: 0...12, using: &random))
        rest = rest.dropFirst(piece.count)
        Array(piece).withExactBytes { events += framer.append($0) }
        guard framer.keptByteCount <= maximum else { return "\(framer.keptByteCount) bytes are kept of \(maximum)" }
      }
      if let last = framer.finish() { events.append(last) }
      guard framer.isEmpty else { return "something is kept behind the end" }
      return events == lines(of: bytes, maximumLineBytes: maximum)
        ? nil : "these are other lines than those of the whole"
    }
    #expect(complaints == [])
  }

  /// The lines as one sees them who has it all before him.
  private func lines(of bytes: [UInt8], maximumLineBytes: Int) -> [LineFramer.Event] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).compactMap { line in
      guard line.count <= maximumLineBytes else { return .overflow }
      let content = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      return content.allSatisfy { Array(" \t\r".utf8).contains($0) } ? nil : .line(Array(content))
    }
  }
}
