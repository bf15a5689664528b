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
  mutating func takeRenames(digest: (InputFile) -> FileDigest?) -> [Known] {
    var candidates: [Int: [InputRecord]] = [:]
    for record in gone where record.state != .pending { candidates[record.stamp.byteCount, default: []].append(record) }
    guard !candidates.isEmpty else { return [] }
    var renames: [Known] = []
    var rest: [InputFile] = []
    for file in fresh {
      guard let stamp = file.stamp, let sameSize = candidates[stamp.byteCount],
        let found = SyncPlan.origin(of: file, stamp, among: sameSize, digest: digest)
      else {
        rest.append(file)
        continue
      }
      candidates[stamp.byteCount] = sameSize.filter { $0.row != found.row }
      renames.append(Known(file: file, record: found))
    }
    fresh = rest
    let rows = Set(renames.map(\.record.row))
    gone.removeAll { rows.contains($0.row) }
    return renames
  }

  private static func origin(
    of file: InputFile, _ stamp: FileStamp, among records: [InputRecord], digest: (InputFile) -> FileDigest?
  ) -> InputRecord? {
    // Under a name of another format the same bytes are other articles.
    let records = records.filter { InputFormat(name: $0.path) == file.format }
    if let record = records.first(where: { $0.stamp == stamp && $0.state == .settled }) { return record }
    guard records.contains(where: { $0.digest != nil }), let digest = digest(file) else { return nil }
    return records.first { $0.digest == digest }
  }
}
