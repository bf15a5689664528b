package import ShirabeSQLite

/// Brings an index in step with folders: adds what is new, updates what changed, removes what is gone.
///
/// A file is taken for unchanged where size, time and inode are those of before; where they are not, or where it was read
/// within two seconds of its last change, the hash of its bytes decides. A file that was renamed or moved within its folder
/// keeps its article, and the article its id, until another file takes the old path.
package enum FolderSync {
  /// Opens the index in a folder, brings it in step and closes it.
  ///
  /// - Parameters:
  ///   - path: The folder of the index.
  ///   - willRead: Called with a folder's place in `folders` and the path of each folder in it before that is read.
  ///   - isInterrupted: Asked between articles; where it says so, what was read is written and no more is read.
  ///   - report: Is told of refusals and progress.
  /// - Throws: ``IndexError`` where the index cannot be written.
  package static func run(
    path: String, folders: [SyncedFolder], settings: IngestSettings,
    willRead: @escaping (_ folder: Int, _ path: String) -> Void = { _, _ in },
    isInterrupted: @escaping () -> Bool, report: @escaping (IngestEvent) -> Void
  ) throws(IndexError) -> IngestSummary {
    var leftOutIds: [String] = []
    report(.begins(byteCount: nil))
    let run = try Ingestion(path: path, settings: settings, isInterrupted: isInterrupted) { event in
      if case .duplicate(let article) = event, article.isLeftOut { leftOutIds.append(article.id) }
      report(event)
    }
    let inputs = try InputDatabase(of: run.writer)
    for (number, folder) in folders.enumerated() where !run.isStopped {
      var source = FolderSource(folder, inputs, run.settings) { willRead(number, $0) }
      try run.read(&source)
    }
    var summary = try run.finish { () throws(IndexError) in
      // The other article may change or go while the file stays as it is.
      try inputs.readAgain(filesOf: leftOutIds)
      try inputs.close()
    }
    summary.index = path
    // Also a signal that came while it was written.
    summary.isInterrupted = run.isInterrupted
    return summary
  }
}
