import Foundation

/// How much a fuzzer does: a little in every run of the tests, and as much as one likes by hand.
public struct FuzzRun: Sendable {
  /// How many inputs are tried: `SHIRABE_FUZZ_INPUTS`.
  public let inputCount: Int
  /// What they are made of: `SHIRABE_FUZZ_SEED`, else always the same.
  public let seed: UInt64

  /// Takes the numbers from the environment; so many inputs where it says nothing.
  ///
  /// - Parameter share: Only one in so many of the inputs that the environment asks for, where each takes long.
  public init(inputCount: Int, oneIn share: Int = 1) {
    let environment = ProcessInfo.processInfo.environment
    self.inputCount = environment["SHIRABE_FUZZ_INPUTS"].flatMap { Int($0) }.map { $0 / share } ?? inputCount
    seed = environment["SHIRABE_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
  }
}
