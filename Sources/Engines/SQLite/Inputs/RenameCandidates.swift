import ShirabeArticles

/// Files that are gone, to find the one among them that a new file was.
///
/// - Complexity: All that is asked of n files takes O(n).
struct RenameCandidates {
  /// What a file that was renamed has in common with the one that it was. Under a name of another format the same bytes are
  /// other articles.
  private struct Key<Trait: Hashable>: Hashable {
    let format: InputFormat?
    let trait: Trait
  }

  /// The bytes of a file, as far as they tell it from another.
  private struct Content: Hashable {
    let byteCount: Int
    let digest: FileDigest
  }

  /// The places of records that have a trait in common; those before the next are taken.
  private struct Places {
    var all: [Int] = []
    var next = 0
  }

  private let records: [InputRecord]
  private var isTaken: [Bool]
  private var byStamp: [Key<FileStamp>: Places] = [:]
  private var byContent: [Key<Content>: Places] = [:]
  /// How many records with a hash are left of each size.
  private var hashedCounts: [Key<Int>: Int] = [:]

  /// Takes what is known of files that are gone; what was not read to its end is nobody's origin.
  init(_ gone: [InputRecord]) {
    records = gone.filter { $0.state != .pending }
    isTaken = [Bool](repeating: false, count: records.count)
    for (place, record) in records.enumerated() {
      let format = InputFormat(name: record.path)
      let byteCount = record.stamp.byteCount
      if record.state == .settled {
        byStamp[Key(format: format, trait: record.stamp), default: Places()].all.append(place)
      }
      guard let digest = record.digest else { continue }
      let content = Content(byteCount: byteCount, digest: digest)
      byContent[Key(format: format, trait: content), default: Places()].all.append(place)
      hashedCounts[Key(format: format, trait: byteCount), default: 0] += 1
    }
  }

  /// Takes out what the file was before: the first of the same inode, size and time, or else of the same bytes; nil where it
  /// is new.
  ///
  /// - Parameter digest: The hash of the file; nil where it cannot be read. Asked for only where a file of its size is left.
  mutating func take(_ file: InputFile, digest: (InputFile) -> FileDigest?) -> InputRecord? {
    guard let stamp = file.stamp else { return nil }
    let format: InputFormat? = file.format
    if let place = RenameCandidates.first(of: &byStamp[Key(format: format, trait: stamp)], isTaken) {
      return take(place, format)
    }
    guard hashedCounts[Key(format: format, trait: stamp.byteCount), default: 0] > 0, let digest = digest(file) else {
      return nil
    }
    let content = Content(byteCount: stamp.byteCount, digest: digest)
    return RenameCandidates.first(of: &byContent[Key(format: format, trait: content)], isTaken).map { take($0, format) }
  }

  private mutating func take(_ place: Int, _ format: InputFormat?) -> InputRecord {
    isTaken[place] = true
    let record = records[place]
    if record.digest != nil { hashedCounts[Key(format: format, trait: record.stamp.byteCount), default: 0] -= 1 }
    return record
  }

  /// The first of the places that is not taken.
  private static func first(of places: inout Places?, _ isTaken: [Bool]) -> Int? {
    while let found = places, found.next < found.all.count {
      let place = found.all[found.next]
      if !isTaken[place] { return place }
      places?.next += 1
    }
    return nil
  }
}
