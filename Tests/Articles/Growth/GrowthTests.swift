import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

/// No reader takes more than its share of time and memory, whatever the shape of a file: each grows as the file does.
///
/// A format that is added must be given shapes (`GrowthShape.all(of:)` does not compile without, and none is a failure).
@Suite(.serialized) struct GrowthTests {
  @Test(arguments: InputFormat.allCases)
  func `time and memory grow as the file does`(format: InputFormat) throws {
    let shapes = GrowthShape.all(of: format)
    #expect(!shapes.isEmpty, "the format has no shapes")
    let meter = try GrowthMeter(format)
    // What else the machine does may look like growth, but not twice.
    let complaints = try shapes.compactMap { shape in
      try meter.complaint(of: shape).flatMap { _ in try meter.complaint(of: shape) }
    }
    #expect(complaints == [])
  }
}
