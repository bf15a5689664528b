import Foundation
import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

/// Files that are no files any more when they are opened: a walk has seen them, and nobody may wait for what stands there now.
@Suite(.timeLimit(.minutes(1))) struct ReplacedFileTests {
  /// What takes the place of a file.
  enum Replacement: CaseIterable { case pipe, socket, device, linkToDevice, linkToFile, folder }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func replace(_ path: String, by replacement: Replacement) throws {
    try FileManager.default.removeItem(atPath: path)
    switch replacement {
    case .pipe: try #require(mkfifo(path, 0o600) == 0)
    case .socket:
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(descriptor) }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
      let status = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      try #require(status == 0)
    // Who may not make a device gets the next best thing.
    case .device: if mknod(path, S_IFCHR | 0o600, 0x105) != 0 { try replacementLink(path, "/dev/zero") }
    case .linkToDevice: try replacementLink(path, "/dev/zero")
    case .linkToFile: try replacementLink(path, try folder.write("elsewhere", "よその橋"))
    case .folder: try #require(mkdir(path, 0o700) == 0)
    }
  }

  private func replacementLink(_ path: String, _ destination: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: destination)
  }

  @Test(arguments: Replacement.allCases, ["txt", "jsonl", "json", "epub", "pdf", "md", "html", "xml", "txt.gz"])
  func `what takes a file's place is not read`(_ replacement: Replacement, _ name: String) throws {
    let path = try folder.write("in/a.\(name)", "橋")
    let file = try #require(InputWalker.files(at: [folder.file("in")]).files.first)
    try replace(path, by: replacement)
    let results = file.loader(boilerplate: .none).results()
    #expect(results.articles.isEmpty)
    #expect(results.refusals == [LoadError(origin: Origin(path: path), error: .replaced)])
    #expect(throws: LoadError(origin: Origin(path: path), error: .replaced)) { try FileDigest(of: file) }
  }

  @Test func `another file in its place is read`() throws {
    let path = try folder.write("in/a.txt", "橋")
    let file = try #require(InputWalker.files(at: [folder.file("in")]).files.first)
    try #require(rename(try folder.write("b", "港"), path) == 0)
    #expect(file.loader(boilerplate: .none).results().articles.map(\.body) == ["港"])
  }

  @Test func `where a link was followed, another is`() throws {
    try folder.write("one", "橋")
    try folder.write("other", "港")
    try folder.write("in/b.txt", "駅")
    try folder.link("in/a.txt", to: folder.file("one"))
    let file = try #require(InputWalker.files(at: [folder.file("in")]).files.first)
    try FileManager.default.removeItem(atPath: folder.file("in/a.txt"))
    try folder.link("in/a.txt", to: folder.file("other"))
    #expect(file.loader(boilerplate: .none).results().articles.map(\.body) == ["港"])
    try FileManager.default.removeItem(atPath: folder.file("in/a.txt"))
    try folder.link("in/a.txt", to: "/dev/zero")
    #expect(file.loader(boilerplate: .none).results().refusals.map(\.error) == [.replaced])
  }

  @Test(arguments: [Replacement.pipe, .linkToFile])
  func `a folder that is none any more is not read`(_ replacement: Replacement) throws {
    let path = folder.file("in/a")
    try folder.write("in/a/x.txt", "橋")
    try folder.write("in/b.txt", "港")
    let list = try InputWalker.files(inFolder: folder.file("in")) { read in
      guard read == path + "/" else { return }
      #expect(throws: Never.self) { try replace(path, by: replacement) }
    }
    #expect(list.files.map(\.id) == ["b.txt"])
    #expect(list.unreadFolders == ["a/"])
    #expect(list.refusals.map(\.error) == [.replaced])
  }

  @Test func `a named pipe is read to the end of its last writer`() throws {
    let path = folder.file("pipe.txt")
    try #require(mkfifo(path, 0o600) == 0)
    let file = try #require(InputWalker.files(at: [path]).files.first)
    let writer = Thread {
      usleep(100_000)
      let descriptor = open(path, O_WRONLY)
      for part in ["橋と", "港と", "駅"] {
        usleep(50_000)
        _ = part.withCString { write(descriptor, $0, strlen($0)) }
      }
      close(descriptor)
    }
    writer.start()
    #expect(file.loader(boilerplate: .none).results().articles.map(\.body) == ["橋と港と駅"])
  }

  @Test func `the wait for a named pipe ends when it is interrupted`() throws {
    let path = folder.file("pipe.txt")
    try #require(mkfifo(path, 0o600) == 0)
    let file = try #require(InputWalker.files(at: [path]).files.first)
    let start = ContinuousClock.now
    let settings = LoadSettings(boilerplate: .none) { ContinuousClock.now - start > .milliseconds(300) }
    #expect(file.loader(settings: settings).results().refusals.map(\.error) == [.interrupted])
  }

  @Test func `a list of boilerplate may come through a pipe`() throws {
    let path = folder.file("list")
    try #require(mkfifo(path, 0o600) == 0)
    let writer = Thread {
      let descriptor = open(path, O_WRONLY)
      _ = "購読のご案内\n".withCString { write(descriptor, $0, strlen($0)) }
      close(descriptor)
    }
    writer.start()
    let list = try BoilerplateList(path: path)
    #expect(list.text == "購読のご案内\n")
    let file = try #require(InputWalker.files(at: [try folder.write("same", list.text)]).files.first)
    #expect(try list.digest == FileDigest(of: file))
  }
}
