import Foundation
import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

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

  @Test func `where watches run out, what to raise is named`() {
    let refusal = Refusal(origin: Origin(path: "in"), error: .unwatchable(errno: ENOSPC))
    #expect(refusal.description.contains("fs.inotify.max_user_watches"))
  }
}
