extension FuzzRun {
  /// So many complaints are enough: one fault is often found by thousands of inputs.
  private static let maximumComplaintCount = 5

  /// Tries the inputs by their numbers; what was wrong with the first that were not taken well, and what these were.
  ///
  /// - Parameters:
  ///   - input: The input with a number.
  ///   - complaint: What is wrong with what became of an input; nil if nothing is.
  public func complaints(
    inputs input: (Int) -> [UInt8], _ complaint: ([UInt8]) throws -> String?
  ) rethrows -> [String] {
    var complaints: [String] = []
    for number in 0..<inputCount {
      let input = input(number)
      guard let complaint = try complaint(input) else { continue }
      complaints.append("\(complaint); \(FuzzRun.description(number, input))")
      if complaints.count == FuzzRun.maximumComplaintCount { break }
    }
    return complaints
  }

  /// An input that went wrong, as it can be put into the corpus.
  public static func description(_ number: Int, _ input: [UInt8]) -> String {
    "input \(number), \(input.count) bytes: " + String(decoding: input.prefix(2000), as: UTF8.self).debugDescription
  }
}
