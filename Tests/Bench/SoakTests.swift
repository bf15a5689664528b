import Foundation
import ShirabeJSON
import ShirabeTestSupport
import Testing

@testable import shirabe_bench

/// A short load of every kind at once; `Config/soak.sh` is the long one.
@Suite struct SoakTests {
  @Test func `clients of all manners get their replies while the index is written`() throws {
    let folder = try TemporaryFolder()
    let run = try Run(
      ["--only", "soak", "--connections", "90", "--seconds", "4", "--queries", "50", "--format", "json"],
      temporaryFolder: folder.path)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(folder.names.isEmpty)
    let soak = try #require(JSON(parsing: run.output)["soak"])
    let refused = try #require(soak["busy"]?.int64) + #require(soak["late"]?.int64)
    #expect(try #require(soak["replies"]?.int64) - refused >= 90, "\(soak)")
    #expect(try #require(soak["connectionsMade"]?.int64) > 90, "nobody left and came again")
    #expect(try #require(soak["commits"]?.int64) > 0)
    #expect(try #require(soak["largestLogBytes"]?.int64) > 0)
    let quarters = try #require(soak["quarters"]?.array)
    #expect(quarters.count == 4)
    for quarter in quarters {
      #expect(try #require(quarter["memoryBytes"]?.int64) > 0 && #require(quarter["descriptors"]?.int64) > 0)
    }
  }

  /// An error that nobody has to expect ends it with the error and a status.
  @Test func `says what went wrong`() {
    let error = BenchError.soak(failures: 3, first: "a connection was lost")
    #expect(error.exitStatus == .software)
    #expect("\(error)".contains("3 failures, first: a connection was lost"))
  }
}
