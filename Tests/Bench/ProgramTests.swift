import Foundation
import ShirabeJSON
import ShirabeTestSupport
import Testing

@testable import shirabe_bench

@Suite struct ProgramTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) throws -> Run { try Run(arguments, temporaryFolder: folder.path) }

  @Test func `the samples, as JSON`() throws {
    let run = try run(
      "--multiply", "3", "--queries", "20", "--passes", "2", "--shards", "2", "--seconds", "0.2", "--format", "json")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(folder.names.isEmpty)
    let report = try JSON(parsing: run.output)
    let articles = try #require(report["input"]?["articles"]?.int64)
    #expect(articles > 0 && report["index"]?["articles"]?.int64 == 3 * articles)
    #expect(report["index"]?["inputBytes"]?.int64 == report["input"]?["bytes"]?.int64.map { 3 * $0 })
    #expect(report["index"]?["shards"]?.int64 == 2)
    for (part, names) in [
      "tokenize": ["bytes", "tokens", "medianMegabytesPerSecond", "bestMegabytesPerSecond", "medianTokensPerSecond"],
      "index": ["seconds", "megabytesPerSecond", "articlesPerSecond", "indexBytes", "peakResidentBytes"],
      "start": ["openings", "openMicroseconds", "firstAnswerMicroseconds", "slowestFirstAnswerMicroseconds"],
    ] {
      for name in names { #expect(try #require(report[part]?[name]?.double, "\(part) \(name)") > 0, "\(part) \(name)") }
    }
    let classes = try #require(report["search"]?.object)
    #expect(classes.members.map(\.name) == QueryClass.allCases.map(\.rawValue))
    for (name, figures) in classes.members.map({ ($0.name, $0.value) }) {
      #expect(figures["queries"]?.int64 == 20, "\(name)")
      for pass in ["first", "last"] {
        #expect(try #require(figures[pass]?["matches"]?.int64) >= 60, "\(name)")
        let times = ["p50", "p95", "p99", "max"].compactMap { figures[pass]?[$0 + "Microseconds"]?.double }
        #expect(times.count == 4 && times.sorted() == times && times[0] > 0, "\(name)")
        #expect(figures[pass]?["queriesPerSecond"]?.double ?? 0 > 0, "\(name)")
      }
    }
  }

  @Test func `clients of a daemon, as JSON`() throws {
    let run = try run("--only", "throughput", "--queries", "20", "--seconds", "0.1", "--format", "json")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(folder.names.isEmpty)
    let crowds = try #require(JSON(parsing: run.output)["throughput"]?.array)
    #expect(crowds.map { $0["clients"] } == [1, 2, 8, 32])
    for crowd in crowds {
      let times = ["p50", "p95", "p99", "p999", "max"].compactMap { crowd[$0 + "Microseconds"]?.double }
      #expect(times.count == 5 && times.sorted() == times && times[0] > 0, "\(crowd)")
      let (queries, seconds) = (try #require(crowd["queries"]?.double), try #require(crowd["seconds"]?.double))
      #expect(queries >= crowd["clients"]?.double ?? .infinity && seconds >= 0.1, "\(crowd)")
      #expect(abs(try #require(crowd["queriesPerSecond"]?.double) * seconds / queries - 1) < 0.01, "\(crowd)")
    }
  }

  @Test func `only what is asked for, as text`() throws {
    let run = try run("--only", "tokenize,start", "--queries", "1", "--passes", "1", "Index/articles")
    #expect(run.status == 0)
    let names = run.output.split(separator: "\n").compactMap { $0.first == " " ? nil : $0.split(separator: " ").first }
    #expect(names == ["input", "tokenize", "start"])
    #expect(folder.names.isEmpty)
  }

  @Test func `an input that is refused is named, the rest is measured`() throws {
    let run = try run("--only", "index", "--format", "json", "Index/articles", "no/such/file")
    #expect(run.status == 1)
    #expect(run.errors.contains("no/such/file"))
    #expect(try JSON(parsing: run.output)["input"]?["refused"] == 1)
  }

  @Test(arguments: [
    ["--only", "tokenise"], ["--only", ""], ["--multiply", "0"], ["--queries", "0"], ["--passes", "-1"],
    ["--seconds", "0"], ["--seconds", "nan"], ["--shards", "65"], ["--format", "xml"], ["--seed", "x"], ["--unknown"],
    ["no/such/file"],
  ])
  func `wrong usage ends with 2`(arguments: [String]) throws {
    let run = try Run(arguments, temporaryFolder: folder.path)
    #expect(run.status == 2)
    #expect(run.output.isEmpty && !run.errors.isEmpty)
  }

  @Test func `without inputs there must be samples`() throws {
    let run = try Run([], temporaryFolder: folder.path, currentFolder: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("Index/articles"))
  }

  @Test func `help says what the figures are`() throws {
    let run = try run("--help")
    #expect(run.status == 0)
    for option in [
      "--multiply", "--queries", "--passes", "--seconds", "--shards", "--only", "--format", "--seed", "80 MB/s",
    ] {
      #expect(run.output.contains(option))
    }
  }
}
