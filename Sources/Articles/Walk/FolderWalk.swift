import Glibc

/// The walk through one folder and those in it.
struct FolderWalk {
  /// A folder that a symbolic link leads to.
  private struct Link {
    let path: String
    let identity: FileStatus.Identity
  }

  private let root: String
  private let willRead: (_ path: String) -> Void
  private var visited: Set<FileStatus.Identity> = []
  /// Folders to read, relative to the root, with a slash at the end, and whether a link led there; the root itself is empty.
  private var pending: [(path: String, isLinked: Bool)] = []
  /// Folders that links lead to: those that were sorted, the last path first, and those that were found since.
  private var links: [Link] = []
  private var newLinks: [Link] = []
  private var list = InputList()

  private init(root: String, willRead: @escaping (_ path: String) -> Void) {
    self.root = root
    self.willRead = willRead
  }

  /// What is in the folder at `root`, which ends in a slash.
  ///
  /// - Parameter willRead: Called with the path of each folder before it is read.
  static func list(
    root: String, identity: FileStatus.Identity, willRead: @escaping (_ path: String) -> Void = { _ in }
  ) -> InputList {
    var walk = FolderWalk(root: root, willRead: willRead)
    walk.run(identity)
    return walk.list
  }

  private mutating func run(_ identity: FileStatus.Identity) {
    visit("", identity, isLinked: true)
    while true {
      while let folder = pending.popLast() { read(folder.path, isLinked: folder.isLinked) }
      // Links wait until all folders have been found by their own paths; then the first in byte order goes first.
      if !newLinks.isEmpty {
        links += newLinks
        newLinks = []
        links.sort { FolderWalk.precedes($1.path, $0.path) }
      }
      guard let link = links.popLast() else { break }
      visit(link.path, link.identity, isLinked: true)
    }
    list.files.sort { FolderWalk.precedes($0.id, $1.id) }
    list.refusals.sort { FolderWalk.precedes($0.origin.path, $1.origin.path) }
  }

  private mutating func visit(_ folder: String, _ identity: FileStatus.Identity, isLinked: Bool) {
    if visited.insert(identity).inserted {
      pending.append((folder, isLinked))
    } else {
      list.repeatedFolderCount += 1
    }
  }

  private mutating func read(_ folder: String, isLinked: Bool) {
    // Its files change as it is written to, and none of them is text: it is not even watched.
    if FolderWalk.isIndex(root + folder) {
      list.indexFolders.append(root + folder)
      return
    }
    willRead(root + folder)
    do throws(ArticleError) {
      let entries = try FolderNames(path: root + folder, followsLink: isLinked)
      for name in entries.names { look(at: name, in: folder) }
      for name in entries.invalidNames where InputFormat(name: name) != nil {
        refuse(folder + name, .nameNotUTF8)
      }
    } catch {
      list.unreadFolders.append(folder)
      refuse(folder, error)
    }
  }

  /// Whether the folder, whose path ends in a slash, is an index, as its first shard and its lock tell.
  private static func isIndex(_ folder: String) -> Bool {
    access(folder + "shard-0.db", F_OK) == 0 && access(folder + "lock", F_OK) == 0
  }

  private mutating func look(at name: String, in folder: String) {
    guard name.utf8.first != UInt8(ascii: ".") else {
      list.hiddenCount += 1
      return
    }
    let path = folder + name
    let format = InputFormat(name: name)
    do throws(ArticleError) {
      var status = try FileStatus(path: root + path, followsLink: false)
      let isLink = status.kind == .link
      if isLink { status = try FileStatus(path: root + path, followsLink: true) }
      switch (status.kind, format) {
      case (.folder, _) where isLink: newLinks.append(Link(path: path + "/", identity: status.identity))
      case (.folder, _): visit(path + "/", status.identity, isLinked: false)
      case (.file, let format?):
        list.files.append(
          InputFile(
            folder: root, id: path, format: format, rule: .file(followsLink: isLink), byteCount: status.byteCount,
            stamp: status.stamp))
      default: list.unknownCount += 1
      }
    } catch {
      // A dead link that no article can be seen to stand behind is of no interest.
      guard format != nil, format != .unknown else {
        list.unknownCount += 1
        return
      }
      list.unreadFiles.append(path)
      refuse(path, error)
    }
  }

  private mutating func refuse(_ path: String, _ error: ArticleError) {
    list.refusals.append(LoadError(origin: Origin(path: root + path), error: error))
  }

  private static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}
