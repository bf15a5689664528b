import Glibc

/// Hears of changes in folders and those in them, by inotify(7).
///
/// The system watches single folders, so each has to be added, best before it is read: what happens after that is heard of, and
/// what happened before is seen. What a symbolic link leads to is heard of only where it lies in a watched folder.
public final class FolderWatch {
  /// A watched folder: the number of its root, and its path relative to that, with a slash at its end.
  private struct Place {
    let root: Int
    let folder: String
  }

  private static let events =
    IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_CREATE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF

  private let descriptor: Int32
  private let roots: [String]
  private var places: [Int32: Place] = [:]
  /// Folders that were added since the walk began; nil outside of one.
  private var walked: Set<Int32>?
  /// Why folders could not be added since this was asked last.
  private var failure: Refusal?

  /// How many folders are watched.
  public var folderCount: Int { places.count }

  /// Makes a watch of no folders yet.
  ///
  /// - Parameter roots: The folders below which all of those that are added lie.
  public init(roots: [String]) throws(Refusal) {
    self.roots = roots.map { $0.utf8.last == UInt8(ascii: "/") ? $0 : $0 + "/" }
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else {
      throw Refusal(origin: Origin(path: roots.first ?? ""), error: .unwatchable(errno: errno))
    }
  }

  deinit { close(descriptor) }

  /// Begins a walk through all roots. Folders that are not added before its end are watched no longer.
  public func beginWalk() { walked = [] }

  /// Watches a folder below a root, or the root itself.
  ///
  /// - Parameters:
  ///   - path: Its path, which begins with that of the root.
  ///   - root: The number of the root.
  public func add(_ path: String, root: Int) {
    let number = inotify_add_watch(descriptor, path, UInt32(FolderWatch.events) | FolderWatch.folderOnly)
    guard number >= 0 else {
      // What vanished in between is seen to be gone by whoever reads it.
      if errno != ENOENT, errno != ENOTDIR, errno != EACCES {
        failure = failure ?? Refusal(origin: Origin(path: path), error: .unwatchable(errno: errno))
      }
      return
    }
    places[number] = Place(root: root, folder: String(path.dropFirst(roots[root].count)))
    walked?.insert(number)
  }

  /// Ends the walk.
  ///
  /// - Throws: Why a folder could not be watched, most often since the system's limit is reached.
  public func endWalk() throws(Refusal) {
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

  /// Waits for something to happen, and on until nothing has for a while.
  ///
  /// - Parameters:
  ///   - milliseconds: How long to wait for the first event.
  ///   - quietMilliseconds: How long nothing must have happened.
  ///   - mostMilliseconds: How long after the first event the wait ends although there is no quiet.
  /// - Returns: Nothing, where nothing happened or a signal came.
  public func changes(within milliseconds: Int32, quietMilliseconds: Int32, mostMilliseconds: Int) -> FolderChanges {
    var changes = FolderChanges()
    guard wait(milliseconds) else { return changes }
    let start = ContinuousClock.now
    repeat {
      read(into: &changes)
    } while ContinuousClock.now - start < .milliseconds(mostMilliseconds) && wait(quietMilliseconds)
    return changes
  }

  /// Whether there are events within this time.
  private func wait(_ milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) > 0
  }

  private func read(into changes: inout FolderChanges) {
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
        take(number, mask, String(validating: name, as: UTF8.self), &changes)
        offset += FolderWatch.headerByteCount + nameByteCount
      }
    }
  }

  private static let headerByteCount = 16
  private static let folderOnly = UInt32(IN_ONLYDIR)

  private func take(_ number: Int32, _ mask: UInt32, _ name: String?, _ changes: inout FolderChanges) {
    func has(_ events: Int) -> Bool { mask & UInt32(events) != 0 }
    if has(Int(IN_Q_OVERFLOW)) || has(Int(IN_DELETE_SELF)) || has(Int(IN_MOVE_SELF)) {
      changes.needsWalk = true
      return
    }
    if has(Int(IN_IGNORED)) {
      places[number] = nil
      return
    }
    guard let place = places[number], let name, !name.isEmpty, name.utf8.first != UInt8(ascii: ".") else { return }
    if has(Int(IN_ISDIR)) {
      changes.needsWalk = true
      return
    }
    let path = place.folder + name
    if has(Int(IN_CREATE)) {
      // A new file is told of again when it has been written; a new name for what exists is not.
      guard let status = try? FileStatus(path: roots[place.root] + path, followsLink: false) else { return }
      switch status.kind {
      case .link:
        // It may lead to a folder.
        changes.needsWalk = true
        return
      case .file where status.linkCount > 1: break
      default: return
      }
    }
    changes.files[place.root, default: []].insert(path)
  }
}
