import Foundation

/// How far the proofs of durability go: a little in every run of the tests, far by `Config/proof.sh`.
enum ProofSize {
  /// The number that the environment has for a proof, or the bounded one.
  static func count(_ name: String, bounded: Int) -> Int {
    ProcessInfo.processInfo.environment["SHIRABE_PROOF_\(name)"].flatMap { Int($0) } ?? bounded
  }

  /// Tells what a proof came to, where it is run by hand.
  static func report(_ name: String, _ text: String) {
    guard ProcessInfo.processInfo.environment["SHIRABE_PROOF_\(name)"] != nil else { return }
    FileHandle.standardError.write(Data("proof \(name.lowercased()): \(text)\n".utf8))
  }
}
