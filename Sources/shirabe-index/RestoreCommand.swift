import ArgumentParser
import ShirabeJSON
import ShirabeSQLite
import ShirabeSQLiteCare

/// `shirabe-index restore FILE`: makes an index of an archive.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Puts an index back from an archive that backup made.",
    discussion: """
      All of it is written beside, compared with the list in the archive, and then put in place at once.

      Example: shirabe-index restore --index my-index shirabe.tar.zst
      """)

  @OptionGroup var options: IndexOptions

  @Flag(help: "Replaces an index that is there.")
  var force = false

  @Argument(help: "The archive.", completion: .file(extensions: ["tar", "zst"]))
  var file: String

  func run() throws {
    let backup = try IndexRestore.run(file: file, to: try options.folder(), replacing: force)
    StandardStreams.writeOutput(
      options.format == .json ? backup.json.description : "restored \(backup.text)")
  }
}
