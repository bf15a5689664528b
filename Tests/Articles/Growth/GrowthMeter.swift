import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

/// Measures what reading a shape costs at two sizes.
struct GrowthMeter {
  /// Time and memory of one reading.
  struct Cost {
    var seconds: Double
    var peakByteCount: Int
  }

  /// Small enough to be quick, and so large that what every file costs is little beside it.
  static let smallByteCount = 4 << 10
  /// So much memory is in use whatever is read: blocks, tables, other tests that run at the same time.
  private static let freeByteCount = 2 << 20

  private let format: InputFormat
  private let settings: LoadSettings
  private let folder: TemporaryFolder

  init(_ format: InputFormat) throws {
    self.format = format
    // Without a limit, which would hide what it is for.
    settings = LoadSettings(boilerplate: try Boilerplate(), maximumSeconds: nil)
    folder = try TemporaryFolder()
  }

  /// What grows too fast in the shape, in words; nil where nothing does.
  func complaint(of shape: GrowthShape) throws -> String? {
    let small = try shape.bytes(GrowthMeter.smallByteCount)
    let large = try shape.bytes(GrowthMeter.smallByteCount << Growth.doublingCount)
    let smallCost = try cost(of: small, runCount: 3)
    let largeCost = try cost(of: large, runCount: 1)
    let allowed = Growth.allowedRatio
    var parts: [String] = []
    if largeCost.seconds > allowed * smallCost.seconds {
      parts.append("\(milliseconds(smallCost.seconds)) became \(milliseconds(largeCost.seconds))")
    }
    let least = max(smallCost.peakByteCount, GrowthMeter.freeByteCount)
    if Double(largeCost.peakByteCount) > allowed * Double(least) {
      parts.append("\(smallCost.peakByteCount) bytes of memory became \(largeCost.peakByteCount)")
    }
    guard !parts.isEmpty else { return nil }
    return "\(shape.name): \(small.count) bytes became \(large.count), but \(parts.joined(separator: " and "))"
  }

  private func milliseconds(_ seconds: Double) -> String { "\((seconds * 10_000).rounded() / 10) ms" }

  /// The least that a reading of the bytes costs.
  private func cost(of bytes: [UInt8], runCount: Int) throws -> Cost {
    let path = try folder.write("shape", bytes)
    let file = InputFile(
      folder: folder.path + "/", id: "shape", format: format, rule: .anything, byteCount: bytes.count)
    try #require(file.path == path)
    var least = Cost(seconds: .infinity, peakByteCount: .max)
    for _ in 0..<runCount {
      let cost = read(file)
      least.seconds = min(least.seconds, cost.seconds)
      least.peakByteCount = min(least.peakByteCount, cost.peakByteCount)
      if Growth.isHopeless(cost.seconds) { break }
    }
    return least
  }

  /// Reads the file to its end; the time is the processor's for this thread, which others that run do not add to.
  private func read(_ file: InputFile) -> Cost {
    var seconds = 0.0
    let peakByteCount = HeapWatch.peakByteCount {
      let start = Growth.threadSeconds
      var loader = file.loader(settings: settings)
      while loader.next() != nil {}
      seconds = Growth.threadSeconds - start
    }
    return Cost(seconds: seconds, peakByteCount: peakByteCount)
  }
}
