import ShirabeArticles

/// Where in this run each id came from, to name both places when one comes twice.
struct SeenIds {
  /// A file of the run, by its number, and a line in it, 0 where it has none.
  private struct Place: Equatable {
    let file: Int32
    let line: Int32
  }

  /// Where an id came from before.
  struct Earlier {
    /// The file, and the line where it holds an article a line.
    let origin: Origin
    /// Whether that is the file that is read now.
    let isOfSameFile: Bool
  }

  /// The files that were read: their folders, and their paths in these, which are held anyway.
  private var files: [(folder: String, relativePath: String)] = []
  private var places: [BytewiseString: Place] = [:]

  /// Turns to the next file.
  mutating func begin(_ file: InputFile) { files.append((file.folder, file.relativePath)) }

  /// Notes that an id came from the file that is read, and from which of its lines; says where it came from before, if it did.
  mutating func note(_ id: String, line: Int?) -> Earlier? {
    let current = Int32(clamping: files.count - 1)
    let key = BytewiseString(id)
    guard let before = places[key] else {
      places[key] = Place(file: current, line: Int32(clamping: line ?? 0))
      return nil
    }
    let file = files[Int(before.file)]
    let origin = Origin(path: file.folder + file.relativePath, line: before.line == 0 ? nil : Int(before.line))
    return Earlier(origin: origin, isOfSameFile: before.file == current)
  }
}
