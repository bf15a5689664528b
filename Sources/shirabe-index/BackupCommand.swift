import ArgumentParser
import ShirabeJSON
import ShirabeSQLite
import ShirabeSQLiteCare

/// `shirabe-index backup FILE`: writes an index into an archive.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Writes the index into one archive, while it is searched and written to.",
    discussion: """
      The archive is a tar file, compressed where its name ends in .zst. It has its name once it is complete, and \
      needs, while it is made, room for the largest shard beside it.

      Example: shirabe-index backup --force /srv/backup/shirabe.tar.zst
      """)

  @OptionGroup var options: IndexOptions

  @Flag(help: "Replaces a file that is there.")
  var force = false

  @Argument(help: "The archive: NAME.tar or NAME.tar.zst.", completion: .file(extensions: ["tar", "zst"]))
  var file: String

  func run() throws {
    let backup = try IndexBackup.run(path: try options.folder(), to: file, replacing: force)
    StandardStreams.writeOutput(
      options.format == .json
        ? backup.json.description : "saved \(backup.text), \(Quantity.bytes(Double(backup.byteCount)))"
    )
  }
}
