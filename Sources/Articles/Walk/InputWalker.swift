/// Finds the input files that paths stand for.
///
/// A file given by itself is taken whatever its name. In a folder, and the folders in it, those with a known extension or none are
/// taken and hidden ones passed over. Symbolic links are followed; a folder that several ways lead to is read once, by its own path
/// rather than by a link where it has one, so that no loop of links is walked for ever.
public struct InputWalker {
  private var list = InputList()

  private init() {}

  /// Looks at every path and says what is there; what cannot be looked at is among the refusals.
  ///
  /// - Complexity: O(n log n) in the number of files; no file is opened.
  public static func files(at paths: [String]) -> InputList {
    var walker = InputWalker()
    for path in paths { walker.add(path) }
    return walker.list
  }

  private mutating func add(_ path: String) {
    guard let status = status(of: path) else { return }
    if status.kind == .folder {
      let root = path.utf8.last == UInt8(ascii: "/") ? path : path + "/"
      list.append(FolderWalk.list(root: root, identity: status.identity))
      return
    }
    let nameStart = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
    let name = String(path[nameStart...])
    list.files.append(
      InputFile(
        folder: String(path[..<nameStart]), id: name, format: InputFormat(name: name) ?? .unknown,
        byteCount: status.byteCount))
  }

  private mutating func status(of path: String) -> FileStatus? {
    do throws(ArticleError) {
      return try FileStatus(path: path, followsLink: true)
    } catch {
      list.refusals.append(Refusal(origin: Origin(path: path), error: error))
      return nil
    }
  }
}
