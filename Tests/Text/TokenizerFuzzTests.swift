import ShirabeTestSupport
import ShirabeText
import Testing

/// Bytes and text that nobody would write: whatever comes, nothing traps, and what is true of any text is true of it.
///
/// `SHIRABE_FUZZ_INPUTS=1000000 swift test --filter FuzzTests` tries more, `SHIRABE_FUZZ_SEED=2` tries others.
struct TokenizerFuzzTests {
  /// Those of `Tests/Corpus/text`, changed.
  @Test func changedBytes() throws {
    let run = FuzzRun(inputCount: 1200)
    let mutator = try Mutator(FuzzCorpus("text"), dictionary: SplitMix64.awkwardPieces, seed: run.seed)
    var inspector = TokenInspector()
    #expect(run.complaints(inputs: mutator.input) { inspector.complaint(about: $0) } == [])
  }

  /// Well-formed text of pieces that change each other.
  @Test func awkwardText() {
    let run = FuzzRun(inputCount: 3000)
    var inspector = TokenInspector()
    let complaints = run.complaints { number in
      var random = SplitMix64(seed: run.seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(number))
      return random.awkwardText()
    } _: {
      inspector.complaint(about: $0)
    }
    #expect(complaints == [])
  }
}
