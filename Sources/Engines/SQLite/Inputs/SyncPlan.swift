import ShirabeArticles

/// What is to be done about the files of one folder, as far as stamps tell.
struct SyncPlan {
  /// A file, and what is known of it.
  struct Known {
    let file: InputFile
    let record: InputRecord
  }

  /// Files that nothing is known of.
  private(set) var fresh: [InputFile] = []
  /// Files that may have changed.
  private(set) var doubted: [Known] = []
  /// Files that have not.
  private(set) var unchanged: [InputRecord] = []
  /// What is known of files that are not there any more.
  private(set) var gone: [InputRecord] = []

  /// Compares the files that are there with those that are known.
  ///
  /// - Parameter isHidden: Whether a path lies where nothing could be looked at; what is known of it stays as it is.
  /// - Complexity: O(files + records).
  init(files: [InputFile], records: [InputRecord], isHidden: (_ path: String) -> Bool) {
    var known = Dictionary(records.map { (BytewiseString($0.path), $0) }) { first, _ in first }
    for file in files {
      guard let record = known.removeValue(forKey: BytewiseString(file.relativePath)) else {
        fresh.append(file)
        continue
      }
      if record.state == .settled, record.stamp == file.stamp {
        unchanged.append(record)
      } else {
        doubted.append(Known(file: file, record: record))
      }
    }
    gone = known.values.filter { !isHidden($0.path) }.sorted { $0.row < $1.row }
  }

  /// Takes out the fresh files that are gone ones under other paths: of the same inode, size and time, or else of the same
  /// bytes.
  ///
  /// - Parameter digest: The hash of a file; nil where it cannot be read. Asked for only where a gone file had the same size.
  /// - Complexity: O(fresh + gone), a hash of each fresh file at most.
  mutating func takeRenames(digest: (InputFile) -> FileDigest?) -> [Known] {
    guard !gone.isEmpty, !fresh.isEmpty else { return [] }
    var candidates = RenameCandidates(gone)
    var renames: [Known] = []
    var rest: [InputFile] = []
    for file in fresh {
      if let record = candidates.take(file, digest: digest) {
        renames.append(Known(file: file, record: record))
      } else {
        rest.append(file)
      }
    }
    fresh = rest
    let rows = Set(renames.map(\.record.row))
    gone.removeAll { rows.contains($0.row) }
    return renames
  }
}
