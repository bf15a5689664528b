import Glibc
import ShirabeModel
import ShirabeTestSupport
import Testing

/// Who could put another folder in the place of one on a path.
@Suite struct FolderBreachTests {
  private static let isRoot = geteuid() == 0
  /// A user that is neither root nor the one that runs the tests.
  private static let stranger: uid_t = 61_234

  private let folder: TemporaryFolder
  private var user: uid_t { geteuid() }

  /// Makes `a/b/c`.
  init() throws {
    folder = try TemporaryFolder()
    for name in ["a", "a/b", "a/b/c"] { #expect(mkdir(folder.file(name), 0o755) == 0) }
  }

  private func find(_ name: String) -> FolderBreach? { FolderBreach.find(onWayTo: folder.file(name), user: user) }

  @Test(arguments: ["a/b/c", "a/b", "a/./b//c/", "a/b/../b/c", "none", "a/b/none/at/all"])
  func nobodyCouldHere(_ name: String) { #expect(find(name) == nil) }

  @Test(arguments: [
    (0o777, "a/b/c", true), (0o775, "a/b/c", true), (0o757, "a/b/c", true), (0o1777, "a/b/c", false),
    (0o777, "a/b", true), (0o777, "a", false), (0o777, "a/none", true), (0o777, "a/b/../../other", true),
    (0o711, "a/b/c", false),
  ])
  func whereOthersMayWrite(mode: mode_t, name: String, isBreach: Bool) {
    #expect(chmod(folder.file("a"), mode) == 0)
    let breach = FolderBreach(path: folder.file("a"), reason: .writable(mode: mode))
    #expect(find(name) == (isBreach ? breach : nil))
  }

  /// A link leads on the way of its own folder and on that of its target.
  @Test func linksAreFollowed() throws {
    #expect(mkdir(folder.file("open"), 0o755) == 0)
    try folder.link("open/absolute", to: folder.file("a/b"))
    try folder.link("open/relative", to: "../a/b")
    try folder.link("twice", to: "open/relative")
    try folder.link("round", to: "round")
    let names = ["open/absolute/c", "open/relative/c", "twice/c", "round/c"]
    #expect(names.map(find) == [nil, nil, nil, nil])
    #expect(chmod(folder.file("open"), 0o777) == 0)
    let open = FolderBreach(path: folder.file("open"), reason: .writable(mode: 0o777))
    #expect(names.map(find) == [open, open, open, nil])
    #expect(chmod(folder.file("open"), 0o755) == 0 && chmod(folder.file("a"), 0o777) == 0)
    let target = FolderBreach(path: folder.file("a"), reason: .writable(mode: 0o777))
    #expect(names.map(find) == [target, target, target, nil])
  }

  @Test(.enabled(if: isRoot, "needs root, to give folders to another user"))
  func whatBelongsToAnotherUser() throws {
    #expect(chown(folder.file("a/b"), Self.stranger, Self.stranger) == 0)
    #expect(find("a/b/c") == FolderBreach(path: folder.file("a/b"), reason: .owner(Self.stranger)))
    // What the folder itself is is told elsewhere, and nobody else can rename it.
    #expect(find("a/b") == nil)
    #expect(FolderBreach.find(onWayTo: folder.file("a/b/c"), user: Self.stranger) == nil)
  }

  /// In a sticky folder an entry may be renamed by whom it belongs to.
  @Test(.enabled(if: isRoot, "needs root, to give folders and links to another user"))
  func whatBelongsToAnotherUserInAStickyFolder() throws {
    #expect(chmod(folder.file("a"), 0o1777) == 0)
    try folder.link("a/link", to: "b")
    #expect(find("a/link/c") == nil)
    #expect(lchown(folder.file("a/link"), Self.stranger, Self.stranger) == 0)
    #expect(find("a/link/c") == FolderBreach(path: folder.file("a/link"), reason: .owner(Self.stranger)))
    #expect(chown(folder.file("a/b"), Self.stranger, Self.stranger) == 0)
    #expect(find("a/b") == FolderBreach(path: folder.file("a/b"), reason: .owner(Self.stranger)))
  }
}
