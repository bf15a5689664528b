/// What a walk found.
public struct InputList: Sendable {
  /// The files to load, in the order of the paths given and, within a folder, in the byte order of relative paths.
  public internal(set) var files: [InputFile] = []
  /// What could not be looked at.
  public internal(set) var refusals: [LoadError] = []
  /// Folders of which nothing could be read, relative to the folder given, each with a slash at its end; the folder given
  /// itself is empty. What is in them is unknown, which is not the same as gone.
  public internal(set) var unreadFolders: [String] = []
  /// Files that could not be looked at, relative to the folder given.
  public internal(set) var unreadFiles: [String] = []
  /// Folders that were passed over since they are indexes, by their paths.
  public internal(set) var indexFolders: [String] = []
  /// How many hidden files and folders were passed over.
  public internal(set) var hiddenCount = 0
  /// How many files in folders were passed over because their names tell no format that is known, or because they are no files.
  public internal(set) var unknownCount = 0
  /// How many folders were passed over because another way had led to them.
  public internal(set) var repeatedFolderCount = 0

  /// The size of all files, for showing progress.
  ///
  /// - Complexity: O(files).
  public var byteCount: Int {
    // Sizes come from file systems; a sum that does not fit is cut off rather than trusted.
    files.reduce(0) { sum, file in
      let (next, overflow) = sum.addingReportingOverflow(file.byteCount)
      return overflow ? Int.max : next
    }
  }

  mutating func append(_ other: InputList) {
    files += other.files
    refusals += other.refusals
    unreadFolders += other.unreadFolders
    unreadFiles += other.unreadFiles
    indexFolders += other.indexFolders
    hiddenCount += other.hiddenCount
    unknownCount += other.unknownCount
    repeatedFolderCount += other.repeatedFolderCount
  }
}
