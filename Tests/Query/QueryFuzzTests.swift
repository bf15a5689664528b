import ShirabeQuery
import ShirabeTestSupport
import Testing

/// Queries that nobody would write: whatever comes is read or refused, and what was read can be written and read again.
///
/// `SHIRABE_FUZZ_INPUTS=1000000 swift test --filter FuzzTests` tries more, `SHIRABE_FUZZ_SEED=2` tries others.
struct QueryFuzzTests {
  /// Those of `Tests/Corpus/query`, changed.
  @Test func changedQueries() throws {
    let run = FuzzRun(inputCount: 1500)
    let mutator = try Mutator(FuzzCorpus("query"), dictionary: SplitMix64.queryPieces, seed: run.seed)
    #expect(run.complaints(inputs: mutator.input) { QueryInspector.complaint(about: $0) } == [])
  }

  /// Pieces of the language in any order.
  @Test func piecedQueries() {
    let run = FuzzRun(inputCount: 3000)
    let complaints = run.complaints { number in
      var random = SplitMix64(seed: run.seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(number))
      return Array(random.queryText().utf8)
    } _: {
      QueryInspector.complaint(about: $0)
    }
    #expect(complaints == [])
  }
}
