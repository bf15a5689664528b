import Foundation
import ShirabeArticles
import ShirabeTestSupport
import Testing

@testable import ShirabeIngest

/// inotify's own limits, which cannot be met by writing a few files.
@Suite struct FolderWatchTests {
  @Test func `more events than the system keeps ask for a walk`() throws {
    let folder = try TemporaryFolder()
    let watch = try FolderWatch(roots: [folder.path])
    watch.beginWalk()
    watch.add(folder.path + "/", root: 0)
    try watch.endWalk()
    let limit = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
    let count = try #require(Int(limit.trimmingCharacters(in: .whitespacesAndNewlines)))
    // Two links to one file in turn, so that no event is like the one before it, which would be taken for the same.
    let file = try folder.write("a.txt", "橋")
    for _ in 0...(count / 2) {
      link(file, folder.file("b.txt"))
      unlink(folder.file("b.txt"))
    }
    #expect(watch.changes(within: 1000, quietMilliseconds: 0, mostMilliseconds: 10_000).needsWalk)
  }

  @Test func `a change without trouble asks for none`() throws {
    let folder = try TemporaryFolder()
    let watch = try FolderWatch(roots: [folder.path])
    watch.add(folder.path + "/", root: 0)
    try folder.write("a.txt", "橋")
    let changes = watch.changes(within: 1000, quietMilliseconds: 10, mostMilliseconds: 10_000)
    #expect(!changes.needsWalk && changes.files == [0: ["a.txt"]])
  }

  @Test func `names are kept by their bytes`() throws {
    let folder = try TemporaryFolder()
    // A mark at the beginning of a name is one letter with the slash before it.
    let marked = "\u{3099}印"
    try #require(mkdir(folder.file(marked), 0o700) == 0)
    let watch = try FolderWatch(roots: [folder.path])
    watch.add(folder.path + "/", root: 0)
    watch.add(folder.path + "/" + marked + "/", root: 0)
    for name in ["が.txt", "か\u{3099}.txt", marked + "/a.txt"] {
      close(open(folder.file(name), O_WRONLY | O_CREAT, 0o600))
    }
    let changes = watch.changes(within: 1000, quietMilliseconds: 100, mostMilliseconds: 10_000)
    #expect(changes.files == [0: ["が.txt", "か\u{3099}.txt", BytewiseString(marked + "/a.txt")]])
    #expect(changes.growing.isEmpty && !changes.needsWalk)
  }

  @Test func `what nobody closed is due after a second, and told to be growing`() throws {
    let folder = try TemporaryFolder()
    let watch = try FolderWatch(roots: [folder.path])
    watch.add(folder.path + "/", root: 0)
    let descriptor = open(folder.file("a.txt"), O_WRONLY | O_CREAT, 0o600)
    defer { close(descriptor) }
    #expect(watch.changes(within: 500, quietMilliseconds: 10, mostMilliseconds: 100).isEmpty)
    #expect(watch.growing(root: 0) == ["a.txt"] && watch.growing(root: 1).isEmpty)
    var changes = FolderChanges()
    try Deadline().wait(for: "the file") {
      changes = watch.changes(within: 2000, quietMilliseconds: 10, mostMilliseconds: 100)
      return !changes.isEmpty
    }
    #expect(changes.files == [0: ["a.txt"]] && changes.growing == changes.files)
    #expect(watch.growing(root: 0).isEmpty)
  }

  @Test func `where watches run out, what to raise is named`() {
    let refusal = LoadError(origin: Origin(path: "in"), error: .unwatchable(errno: ENOSPC))
    #expect(refusal.description.contains("fs.inotify.max_user_watches"))
  }
}
