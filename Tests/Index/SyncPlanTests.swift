import ShirabeTestSupport
import Testing

@testable import ShirabeArticles
@testable import ShirabeSQLite

/// Which new file was which one that is gone, compared with a search through all of them; and what finding it costs.
@Suite struct SyncPlanTests {
  private func record(
    _ row: Int64, _ path: String, _ stamp: FileStamp, _ digest: UInt8?, _ state: InputRecord.State = .settled
  ) -> InputRecord {
    InputRecord(
      row: row, path: path, name: path, stamp: stamp, digest: digest.map { FileDigest(bytes: [$0]) }, state: state,
      refusedCount: 0)
  }

  private func file(_ path: String, _ stamp: FileStamp) -> InputFile {
    InputFile(
      folder: "in/", id: path, format: InputFormat(name: path) ?? .unknown, rule: .file(followsLink: false),
      byteCount: stamp.byteCount, stamp: stamp)
  }

  /// What a renamed file was, by a look at every file that is gone.
  private func origins(
    _ files: [InputFile], _ gone: [InputRecord], digest: (InputFile) -> FileDigest?
  ) -> [Int64?] {
    var rest = gone.filter { $0.state != .pending }
    return files.map { file in
      let alike = rest.filter {
        $0.stamp.byteCount == file.stamp?.byteCount && InputFormat(name: $0.path) == file.format
      }
      let found =
        alike.first { $0.stamp == file.stamp && $0.state == .settled }
        ?? (alike.contains { $0.digest != nil }
          ? digest(file).flatMap { digest in alike.first { $0.digest == digest } } : nil)
      rest.removeAll { $0.row == found?.row }
      return found?.row
    }
  }

  @Test func `the file that a look at every one finds is found`() {
    var random = SplitMix64(seed: 17)
    for round in 0..<2000 {
      func path(_ prefix: String, _ number: Int) -> String {
        "\(prefix)\(number)." + ["txt", "md"][Int.random(in: 0...1, using: &random)]
      }
      func stamp() -> FileStamp {
        FileStamp(
          byteCount: Int.random(in: 1...2, using: &random),
          modifiedNanoseconds: Int64.random(in: 0...1, using: &random), inode: Int64.random(in: 0...2, using: &random))
      }
      let records = (0..<Int.random(in: 0...8, using: &random)).map { number in
        record(
          Int64(number), path("old", number), stamp(), [nil, 1, 2, 3].randomElement(using: &random) ?? nil,
          [.settled, .doubtful, .pending].randomElement(using: &random) ?? .settled)
      }
      let files = (0..<Int.random(in: 0...8, using: &random)).map { file(path("new", $0), stamp()) }
      let digests = files.map { _ in UInt8.random(in: 0...3, using: &random) }
      func digest(_ file: InputFile) -> FileDigest? {
        files.firstIndex(of: file).flatMap { digests[$0] == 0 ? nil : FileDigest(bytes: [digests[$0]]) }
      }
      var plan = SyncPlan(files: files, records: records) { _ in false }
      let renames = plan.takeRenames(digest: digest)
      let expected = origins(files, records, digest: digest)
      let found = files.map { file in renames.first { $0.file == file }?.record.row }
      #expect(found == expected, "round \(round)")
      #expect(plan.fresh == zip(files, expected).filter { $1 == nil }.map(\.0))
      #expect(plan.gone.map(\.row) == records.map(\.row).filter { !expected.contains($0) })
    }
  }

  /// How long it takes to find what many files of one size were.
  private func seconds(_ count: Int, isSameInode: Bool) -> Double {
    let records = (0..<count).map {
      record(
        Int64($0), "old/\($0).txt", FileStamp(byteCount: 1, modifiedNanoseconds: 1, inode: Int64($0)),
        UInt8(truncatingIfNeeded: $0))
    }
    let files = (0..<count).map {
      let inode = Int64(isSameInode ? $0 : $0 + count)
      return file("new/\($0).txt", FileStamp(byteCount: 1, modifiedNanoseconds: 1, inode: inode))
    }
    var hashCount = 0
    var plan = SyncPlan(files: files, records: records) { _ in false }
    var renames: [SyncPlan.Known] = []
    let seconds = ProcessorTime.seconds {
      renames = plan.takeRenames { file in
        hashCount += 1
        return FileDigest(bytes: [UInt8(truncatingIfNeeded: Int(file.stamp?.inode ?? 0) - count)])
      }
    }
    #expect(renames.count == count)
    #expect(hashCount == (isSameInode ? 0 : count))
    return seconds
  }

  @Test(arguments: [true, false]) func `a renamed folder costs what its files do`(isSameInode: Bool) {
    let small = (0..<3).map { _ in seconds(500, isSameInode: isSameInode) }.min() ?? 0
    let large = seconds(8000, isSameInode: isSameInode)
    // Sixteen times the files; where each were compared with each, 256 times the work.
    #expect(large < 60 * small, "\(small) s, then \(large) s")
  }

  @Test func `what could not be read costs what it is`() {
    func seconds(_ count: Int) -> Double {
      var list = InputList()
      list.unreadFolders = (0..<count).map { "closed/\($0)/" }
      let unread = Unread(list)
      var found = 0
      let seconds = ProcessorTime.seconds {
        for number in 0..<count {
          if unread.contains("closed/\(number)/deep/a.txt") { found += 1 }
          if unread.contains("open/\(number)/a.txt") { found += 1 }
        }
      }
      #expect(found == count)
      return seconds
    }
    let small = (0..<3).map { _ in seconds(250) }.min() ?? 0
    let large = seconds(4000)
    #expect(large < 60 * small, "\(small) s, then \(large) s")
  }

  @Test func `paths below what could not be read are told by their bytes`() {
    var list = InputList()
    list.unreadFolders = ["が/"]
    list.unreadFiles = ["が.txt"]
    let unread = Unread(list)
    #expect(unread.contains("が/a.txt") && unread.contains("が.txt"))
    #expect(!unread.contains("か\u{3099}/a.txt") && !unread.contains("か\u{3099}.txt") && !unread.contains("がが/a.txt"))
    list.unreadFolders = [""]
    #expect(Unread(list).contains("anything"))
  }
}
