import ArgumentParser
import FoundationEssentials
import ShirabeArticles
import ShirabeJSON

/// `shirabe-bench`: measures how fast Shirabe is, on articles of the user's choice.
@main
struct ShirabeBenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shirabe-bench",
    abstract: "Measures how fast Shirabe tokenizes, indexes and searches articles.",
    discussion: """
      What is measured (--only chooses):

      tokenize: folding and tokenizing all bodies on one core, in processor time of that core, reading not included; \
      the median and the best of --passes. The bar of the project is 80 MB/s of Japanese text.

      index: building an index in a temporary folder, reading the articles included; its size beside that of the \
      input; the peak of resident memory meanwhile. The folder lies in $TMPDIR and is removed at the end.

      search: the engine in this process, without the socket. Each query asks for the exact total and the ten best, ids \
      and scores only. Classes: keyword (2 to 4 letters of a run of Han or katakana), twoKeywords, phrase (5 to 12 \
      tokens), oneLetter, question (a sentence, as a bag of words), latinWord, snippets (keywords again, asked with full \
      hits and snippets). Queries are cut from the articles, none twice in a class; where there are not enough, fewer \
      are asked. Every class goes through --passes passes, of which the first and the last are printed.

      start: opening the index, and opening it and answering a first query; the index is in the system's page cache.

      throughput: a shirabed from beside this program, on a socket, asked the keywords by 1, 2, 8 and 32 clients at once, \
      each on a connection and a thread of its own, each asking anew as soon as it has its reply, for --seconds. The \
      clients take their part of the processor.

      soak (only where --only names it): a shirabed under --connections clients for --seconds, while its index is changed: \
      dialogs, byte by byte senders, slow readers, many requests at once, batches, and clients that go away in the middle. \
      Every reply is checked; the only errors that may come are "busy" and, of requests whose time is over, "late". The \
      memory that is the daemon's own and its descriptors are the medians of each quarter of the time.

      Text files lose their share buttons and captions as in shirabe-index. With --multiply, the articles are read again \
      so many times, the ids changed, and memory does not grow. A megabyte is 10^6 bytes. Take figures from a release \
      build on a quiet machine.

      Exit status: 0 measured; 1 some inputs were refused, the figures are those of the rest; 2 wrong usage or no article; \
      74 the index could not be written; 70 anything else that went wrong.
      """)

  private static let samples = "Index/articles"

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Option(help: "How many times the articles are taken, 1 to 100000.")
  var multiply = 1

  @Option(help: "How many queries of each class are asked, 1 to 100000.")
  var queries = 500

  @Option(help: "How many times texts are tokenized and queries are asked, 1 to 1000.")
  var passes = 3

  @Option(help: "How long each number of clients asks a daemon, and how long the soak is, in seconds, 0.01 to 86400.")
  var seconds = 3.0

  @Option(help: "How many clients the soak has at once, 6 to 20000.")
  var connections = 500

  @Option(help: "How many databases the index is made of, 1 to 64.")
  var shards = 1

  @Option(
    help: "What to measure, parted by commas: tokenize, index, search, start, throughput, soak. Default: all but soak.",
    transform: { text in
      guard let parts = BenchPart.set(listed: text) else {
        throw ValidationError("give some of tokenize,index,search,start,throughput,soak, parted by commas")
      }
      return parts
    })
  var only = BenchPart.standard

  @Option(help: "A table for people, or one JSON object for scripts, units in its names.")
  var format = Format.text

  @Option(help: "Another number gives other queries.")
  var seed: UInt64 = 1

  @Argument(
    help: "Files and folders of articles, as shirabe-index takes them. Default: Index/articles, if it is there.")
  var paths: [String] = []

  func validate() throws {
    for (name, value, range) in [
      ("multiply", multiply, 1...100_000), ("queries", queries, 1...100_000), ("passes", passes, 1...1_000),
      ("shards", shards, 1...64), ("connections", connections, 6...20_000),
    ] where !range.contains(value) {
      throw ValidationError("--\(name) must be \(range.lowerBound) to \(range.upperBound), not \(value)")
    }
    guard (0.01...86_400).contains(seconds) else {
      throw ValidationError("--seconds must be 0.01 to 86400, not \(seconds)")
    }
    if paths.isEmpty, !FileManager.default.fileExists(atPath: ShirabeBenchCommand.samples) {
      throw ValidationError("name files or folders of articles: there is no \(ShirabeBenchCommand.samples) here")
    }
  }

  func run() throws {
    let run = BenchRun(
      paths: paths.isEmpty ? [ShirabeBenchCommand.samples] : paths, multiplier: multiply, queryCount: queries,
      passes: passes, shardCount: shards, parts: only, seconds: seconds, soakConnections: connections,
      seed: seed)
    let report = try run.report()
    guard StandardStreams.writeOutput(format == .json ? report.json.description : report.text) else {
      ExitStatus.software.exit()
    }
    if report.input.refused > 0 { ExitStatus.refused.exit() }
  }

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as BenchError {
      StandardStreams.writeError("shirabe-bench: \(error)")
      error.exitStatus.exit()
    } catch let error as LoadError {
      StandardStreams.writeError("shirabe-bench: \(error)")
      ExitStatus.software.exit()
    } catch {
      // ArgumentParser says EX_USAGE (64) for wrong usage; the programs of Shirabe say 2.
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      StandardStreams.writeError(fullMessage(for: error))
      ExitStatus.usage.exit()
    }
  }
}
