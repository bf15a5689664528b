import Foundation

/// Inputs that are kept for fuzzing, a file each, in a folder of `Tests/Corpus`: what is valid, and what once went wrong.
///
/// To keep an input that a fuzzer has found, put its bytes into a file there; the name says what it is.
public struct FuzzCorpus: Sendable {
  /// The inputs, in the order of the names of their files.
  public let inputs: [[UInt8]]

  /// Reads the files of `Tests/Corpus/NAME`, of which there must be one at least.
  public init(_ name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Corpus/\(name)").standardizedFileURL
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    inputs = try names.map { Array(try Data(contentsOf: folder.appendingPathComponent($0))) }
    guard !inputs.isEmpty else { throw TestFailure("\(folder.path) holds no inputs") }
  }
}
