import CRename
import Glibc

/// The files of an index's shards as they stand in its folder at a moment, told by device and inode.
///
/// They are held by descriptors that read nothing (`O_PATH`, open(2)), so that no file made later can have their inodes, and
/// closing these takes away none of SQLite's locks, as closing others would (SQLite, "How To Corrupt An SQLite Database File", 2.2).
final class ShardFiles: Sendable {
  private struct File: Sendable {
    let path: String
    let descriptor: Int32
    let device: dev_t
    let inode: ino_t
  }

  private let files: [File]

  /// Takes hold of the files that are in a folder, from the first shard up to the first that is missing.
  convenience init(_ folder: IndexFolder) { self.init(folder, Array(0..<IndexFolder.maximumShardCount)) }

  /// Takes hold of the files of some shards, up to the first that is missing.
  init(_ folder: IndexFolder, _ numbers: [Int]) {
    var files: [File] = []
    for number in numbers {
      let path = folder.shardPath(number)
      let descriptor = open(path, O_PATH | O_CLOEXEC)
      var status = stat()
      guard descriptor >= 0 else { break }
      guard fstat(descriptor, &status) == 0 else {
        close(descriptor)
        break
      }
      files.append(File(path: path, descriptor: descriptor, device: status.st_dev, inode: status.st_ino))
    }
    self.files = files
  }

  deinit { for file in files { close(file.descriptor) } }

  /// How many there are.
  var count: Int { files.count }

  /// When each was last written, or nil where the folder has other files by now, or none.
  ///
  /// - Complexity: One stat(2) a file, about a microsecond.
  func timesInPlace() -> [Int64]? {
    var times: [Int64] = []
    times.reserveCapacity(files.count)
    return forEachTime { times.append($0) } ? times : nil
  }

  /// Whether the files are in their places, and were last written at these times.
  ///
  /// - Complexity: See ``timesInPlace()``; every search asks this.
  func areUnchanged(since times: [Int64]) -> Bool {
    var (number, isSame) = (0, times.count == files.count)
    let areInPlace = forEachTime { time in
      isSame = isSame && times[number] == time
      number += 1
    }
    return areInPlace && isSame
  }

  private func forEachTime(_ body: (Int64) -> Void) -> Bool {
    for file in files {
      var status = stat()
      guard stat(file.path, &status) == 0, status.st_dev == file.device, status.st_ino == file.inode else {
        return false
      }
      body(Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
    }
    return true
  }

  /// Whether there is something in a log beside any of them.
  var haveLogs: Bool { files.contains { ReadingPlace.logByteCount($0.path) > 0 } }

  /// Whether they are the files that others are.
  func isSame(as other: ShardFiles) -> Bool {
    files.elementsEqual(other.files) { $0.device == $1.device && $0.inode == $1.inode && $0.path == $1.path }
  }
}
