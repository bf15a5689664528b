import ArgumentParser
import ShirabeArticles
import ShirabeIngest
import ShirabeSQLite

/// How inputs are read and written, for all commands that take some in.
struct LoadOptions: ParsableArguments {
  @Option(help: "How many databases a new index is made of, 1 to 64. Default: 1.")
  var shards: Int?

  @Option(
    help: ArgumentHelp(
      "Bytes of text that are committed at a time; what was committed can be searched, and outlives an interruption.",
      valueName: "bytes"))
  var batchBytes = IndexWriter.defaultBatchByteCount

  @Option(help: "A file of more lines that are no part of an article. May be given several times.", completion: .file())
  var boilerplate: [String] = []

  @Option(
    help: ArgumentHelp(
      "The encoding of all inputs, by any of its names: Shift_JIS, CP932, EUC-JP, GBK, Big5…", valueName: "name"),
    transform: LoadOptions.encoding)
  var encoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      "The most bytes that an article may have: 500k, 16M, 16MiB; k and M are powers of 1024.", valueName: "bytes"))
  var maxArticle = ByteLimit(byteCount: Article.maximumByteCount)

  @Option(
    help: ArgumentHelp(
      """
      The most processor time that reading a file may take, or of JSON an article; what takes longer is named and left \
      out. 0: any.
      """, valueName: "seconds"))
  var maxSeconds = LoadSettings.usualMaximumSeconds

  @Flag(help: "Leaves nothing out of texts: neither the lines of the lists nor those that stand in many files.")
  var keepBoilerplate = false

  @Flag(
    help: """
      Leaves new articles out whose body another article has already, but for punctuation and the width of letters; \
      they are named in any case.
      """)
  var skipDuplicates = false

  @Flag(help: "Ends at the first input that is refused; what came before it is in.")
  var strict = false

  func validate() throws {
    if let shards, !(1...64).contains(shards) { throw ValidationError("--shards must be 1 to 64, not \(shards)") }
    if batchBytes < 1 { throw ValidationError("--batch-bytes must be 1 or more, not \(batchBytes)") }
    if !(maxSeconds >= 0 && maxSeconds.isFinite) {
      throw ValidationError("--max-seconds must be a number of seconds, or 0 for any, not \(maxSeconds)")
    }
    if keepBoilerplate, !boilerplate.isEmpty {
      throw ValidationError("--keep-boilerplate leaves no list in force: give it or --boilerplate, not both")
    }
  }

  /// How inputs are to be read and written.
  ///
  /// Lists are read once: what comes through a pipe comes once.
  ///
  /// - Parameters:
  ///   - recountsRepeatedLines: Whether lines that stand in many files of a folder are counted anew.
  ///   - refusesVanished: Whether a file that is gone when it is to be read is a refusal.
  func settings(recountsRepeatedLines: Bool = false, refusesVanished: Bool = true) throws -> IngestSettings {
    do throws(LoadError) {
      var lists: [BoilerplateList] = []
      for path in boilerplate { lists.append(try BoilerplateList(path: path)) }
      let loading = LoadSettings(
        boilerplate: keepBoilerplate ? Boilerplate.none : try Boilerplate(adding: lists),
        maximumArticleByteCount: maxArticle.byteCount, encoding: encoding,
        maximumSeconds: maxSeconds == 0 ? nil : maxSeconds, isInterrupted: { Interruption.signal != nil })
      return IngestSettings(
        load: loading, description: description(lists), shardCount: shards, batchByteCount: batchBytes,
        countsRepeatedLines: !keepBoilerplate, recountsRepeatedLines: recountsRepeatedLines,
        leavesOutDuplicates: skipDuplicates, refusesVanished: refusesVanished, isStrict: strict)
    } catch {
      throw ValidationError("--boilerplate: \(error)")
    }
  }

  /// What decides how files are read, in words that are the same as long as it is.
  private func description(_ lists: [BoilerplateList]) -> String {
    var parts = ["encoding \(encoding?.description ?? "any")", "max-article \(maxArticle.byteCount)"]
    // What was left out for its time is tried again where it may have more.
    if maxSeconds != LoadSettings.usualMaximumSeconds { parts.append("max-seconds \(maxSeconds)") }
    if keepBoilerplate { parts.append("keep-boilerplate") }
    for list in lists {
      parts.append("boilerplate \(list.digest.bytes.map { String($0, radix: 16) }.joined(separator: "."))")
    }
    return parts.joined(separator: ", ")
  }

  private static func encoding(_ name: String) throws -> TextEncoding {
    guard let encoding = TextEncoding(name: name) else {
      let names = TextEncoding.allCases.map(\.description).joined(separator: ", ")
      throw ValidationError("there is no encoding \(name) here; these are: \(names)")
    }
    return encoding
  }
}
