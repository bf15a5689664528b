import Glibc
import ShirabeArticles

/// Hears of changes in folders and those in them, by inotify(7).
///
/// The system watches single folders, so each has to be added, best before it is read: what happens after that is heard of, and
/// what happened before is seen. What a symbolic link leads to is heard of only where it lies in a watched folder, and what is
/// written through a mapping into memory (mmap(2)) only when the file is closed or touched in another way.
final class FolderWatch {
  /// A watched folder: the number of its root, and its path relative to that, with a slash at its end.
  private struct Place {
    let root: Int
    let folder: String
  }

  private static let events =
    IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_CREATE | IN_ATTRIB | IN_DELETE_SELF
    | IN_MOVE_SELF

  private let descriptor: Int32
  private let roots: [String]
  private var schedule = ReadingSchedule()
  private var needsWalk = false
  private var places: [Int32: Place] = [:]
  /// Folders that were added since the walk began; nil outside of one.
  private var walked: Set<Int32>?
  /// Why folders could not be added since this was asked last.
  private var failure: LoadError?

  /// How many folders are watched.
  var folderCount: Int { places.count }

  /// Makes a watch of no folders yet.
  ///
  /// - Parameter roots: The folders below which all of those that are added lie.
  init(roots: [String]) throws(LoadError) {
    self.roots = roots.map { $0.utf8.last == UInt8(ascii: "/") ? $0 : $0 + "/" }
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else {
      throw LoadError(origin: Origin(path: roots.first ?? ""), error: .unwatchable(errno: errno))
    }
  }

  deinit { close(descriptor) }

  /// Begins a walk through all roots. Folders that are not added before its end are watched no longer.
  func beginWalk() { walked = [] }

  /// Watches a folder below a root, or the root itself.
  ///
  /// - Parameters:
  ///   - path: Its path, which begins with that of the root.
  ///   - root: The number of the root.
  func add(_ path: String, root: Int) {
    let number = inotify_add_watch(descriptor, path, UInt32(FolderWatch.events) | FolderWatch.folderOnly)
    guard number >= 0 else {
      // What vanished in between is seen to be gone by whoever reads it.
      if errno != ENOENT, errno != ENOTDIR, errno != EACCES {
        failure = failure ?? LoadError(origin: Origin(path: path), error: .unwatchable(errno: errno))
      }
      return
    }
    places[number] = Place(root: root, folder: FolderWatch.relative(path, to: roots[root]))
    walked?.insert(number)
  }

  /// Ends the walk.
  ///
  /// - Throws: Why a folder could not be watched, most often since the system's limit is reached.
  func endWalk() throws(LoadError) {
    if let walked {
      for number in places.keys where !walked.contains(number) {
        inotify_rm_watch(descriptor, number)
        places[number] = nil
      }
    }
    walked = nil
    guard let failure else { return }
    self.failure = nil
    throw failure
  }

  /// The path without that of the root, which it begins with.
  private static func relative(_ path: String, to root: String) -> String {
    // Bytes are counted: a mark at the beginning of a name makes one letter of it and the slash before.
    String(decoding: path.utf8.dropFirst(root.utf8.count), as: UTF8.self)
  }

  /// Waits for something to happen, and on until nothing has for a while.
  ///
  /// - Parameters:
  ///   - milliseconds: How long to wait for the first event, or for a file to be due that something happened to before.
  ///   - quietMilliseconds: How long nothing must have happened.
  ///   - mostMilliseconds: How long after the first event the wait ends although there is no quiet.
  /// - Returns: The files that are due; none where nothing happened or a signal came. What is being written to waits for a
  ///   second of quiet, or three seconds where there is none, and longer where it took long to read the last time.
  func changes(within milliseconds: Int32, quietMilliseconds: Int32, mostMilliseconds: Int) -> FolderChanges {
    if wait(min(milliseconds, schedule.nextInstant.map(FolderWatch.milliseconds(until:)) ?? milliseconds)) {
      let start = ContinuousClock.now
      repeat {
        read()
        // A file that is written to all the time would not let this thread rest.
        usleep(FolderWatch.breathMicroseconds)
      } while ContinuousClock.now - start < .milliseconds(mostMilliseconds) && wait(quietMilliseconds)
    }
    var changes = FolderChanges()
    changes.needsWalk = needsWalk
    needsWalk = false
    for (file, isGrowing) in schedule.take(at: .now) {
      changes.files[file.root, default: []].insert(file.path)
      if isGrowing { changes.growing[file.root, default: []].insert(file.path) }
    }
    return changes
  }

  /// The files below a root that are being written to and wait to be read, by their paths relative to it.
  func growing(root: Int) -> Set<BytewiseString> {
    Set(schedule.growing.lazy.filter { $0.root == root }.map(\.path))
  }

  /// Notes that files were read, all together, just now, so that none is read more often than it costs.
  func noteReading(of changes: FolderChanges, took duration: Duration) {
    let files = changes.files.flatMap { root, paths in
      paths.map { path in
        (WatchedFile(root: root, path: path), FileStamp(path: roots[root] + path.string)?.byteCount ?? 0)
      }
    }
    schedule.noteReading(files, took: duration, at: .now)
  }

  /// How long it is until then, in whole milliseconds; no less than it is, so that nobody asks too early.
  private static func milliseconds(until instant: ContinuousClock.Instant) -> Int32 {
    let rest = max(.zero, instant - .now)
    return Int32(clamping: rest.components.seconds * 1000 + rest.components.attoseconds / 1_000_000_000_000_000 + 1)
  }

  /// Whether there are events within this time.
  private func wait(_ milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) > 0
  }

  private func read() {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 8)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      var offset = 0
      while offset + FolderWatch.headerByteCount <= count {
        // wd, mask, cookie, length of the name: 32 bits each; then the name, with zeros at its end.
        let number = buffer.load(fromByteOffset: offset, as: Int32.self)
        let mask = buffer.load(fromByteOffset: offset + 4, as: UInt32.self)
        let nameByteCount = Int(buffer.load(fromByteOffset: offset + 12, as: UInt32.self))
        let name = buffer[(offset + FolderWatch.headerByteCount)...].prefix(nameByteCount).prefix { $0 != 0 }
        take(number, mask, String(validating: name, as: UTF8.self))
        offset += FolderWatch.headerByteCount + nameByteCount
      }
    }
  }

  private static let headerByteCount = 16
  private static let breathMicroseconds: UInt32 = 20_000
  private static let folderOnly = UInt32(IN_ONLYDIR)

  private func take(_ number: Int32, _ mask: UInt32, _ name: String?) {
    func has(_ events: Int) -> Bool { mask & UInt32(events) != 0 }
    if has(Int(IN_Q_OVERFLOW)) || has(Int(IN_DELETE_SELF)) || has(Int(IN_MOVE_SELF)) {
      needsWalk = true
      return
    }
    if has(Int(IN_IGNORED)) {
      places[number] = nil
      return
    }
    guard let place = places[number], let name, !name.isEmpty, name.utf8.first != UInt8(ascii: ".") else { return }
    if has(Int(IN_ISDIR)) {
      needsWalk = true
      return
    }
    let file = WatchedFile(root: place.root, path: BytewiseString(place.folder + name))
    if has(Int(IN_CREATE)) {
      create(file)
    } else if has(Int(IN_MODIFY)) {
      // What no walk takes for an input may be written to without end.
      if InputFormat(name: name) != nil { schedule.noteGrowth(file, at: .now) }
    } else if has(Int(IN_ATTRIB)) {
      schedule.noteAttributes(file, at: .now)
    } else {
      schedule.noteComplete(file, at: .now)
    }
  }

  /// Takes note of a new name.
  private func create(_ file: WatchedFile) {
    guard let status = try? FileStatus(path: roots[file.root] + file.path.string, followsLink: false) else { return }
    switch status.kind {
    // It may lead to a folder.
    case .link: needsWalk = true
    // Another name of what exists.
    case .file where status.linkCount > 1: schedule.noteComplete(file, at: .now)
    // Whoever made it has it open, but for one that had no name (O_TMPFILE) until it was complete: that looks no different.
    case .file:
      if InputFormat(name: file.path.string) != nil { schedule.noteGrowth(file, at: .now) }
    default: break
    }
  }
}
