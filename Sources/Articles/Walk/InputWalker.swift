import Glibc

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

  /// What is in one folder; throws where it is no folder or cannot be looked at.
  ///
  /// - Parameters:
  ///   - folder: Its path.
  ///   - willRead: Called with the path of each folder in it, and its own, before it is read.
  public static func files(
    inFolder folder: String, willRead: @escaping (_ path: String) -> Void = { _ in }
  ) throws(LoadError) -> InputList {
    FolderWalk.list(root: rooted(folder), identity: try identity(ofFolder: folder), willRead: willRead)
  }

  /// One file in a folder as a walk would find it; nil where a walk would pass it over, or where it is gone.
  ///
  /// - Parameter path: Its path relative to the folder.
  public static func file(at path: String, inFolder folder: String) throws(LoadError) -> InputFile? {
    let root = rooted(folder)
    guard !path.utf8.split(separator: UInt8(ascii: "/")).contains(where: { $0.first == UInt8(ascii: ".") }),
      let format = InputFormat(name: path)
    else { return nil }
    do throws(ArticleError) {
      let status = try FileStatus(path: root + path, followsLink: true)
      guard status.kind == .file else { return nil }
      return InputFile(
        folder: root, id: path, format: format, rule: .file(followsLink: true), byteCount: status.byteCount,
        stamp: status.stamp)
    } catch .unreadable(errno: ENOENT), .unreadable(errno: ENOTDIR) {
      return nil
    } catch {
      throw LoadError(origin: Origin(path: root + path), error: error)
    }
  }

  /// The files at some paths in a folder, as ``file(at:inFolder:)`` gives them; throws where the folder is none.
  public static func files(at paths: [String], inFolder folder: String) throws(LoadError) -> InputList {
    var list = InputList()
    _ = try identity(ofFolder: folder)
    for path in paths {
      do throws(LoadError) {
        if let file = try file(at: path, inFolder: folder) { list.files.append(file) }
      } catch {
        list.unreadFiles.append(path)
        list.refusals.append(error)
      }
    }
    return list
  }

  /// A file in the folder that another was found in; nil where it is not there or cannot be looked at.
  public static func file(at path: String, beside other: InputFile) -> InputFile? {
    try? file(at: path, inFolder: other.folder)
  }

  private static func identity(ofFolder folder: String) throws(LoadError) -> FileStatus.Identity {
    do throws(ArticleError) {
      let status = try FileStatus(path: folder, followsLink: true)
      guard status.kind == .folder else { throw .unreadable(errno: ENOTDIR) }
      return status.identity
    } catch {
      throw LoadError(origin: Origin(path: folder), error: error)
    }
  }

  private static func rooted(_ folder: String) -> String {
    folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
  }

  private mutating func add(_ path: String) {
    guard let status = status(of: path) else { return }
    if status.kind == .folder {
      list.append(FolderWalk.list(root: InputWalker.rooted(path), identity: status.identity))
      return
    }
    let nameStart = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
    let name = String(path[nameStart...])
    list.files.append(
      InputFile(
        folder: String(path[..<nameStart]), id: name, format: InputFormat(name: name) ?? .unknown,
        rule: status.kind == .file ? .file(followsLink: true) : .anything, byteCount: status.byteCount,
        stamp: status.stamp))
  }

  private mutating func status(of path: String) -> FileStatus? {
    do throws(ArticleError) {
      return try FileStatus(path: path, followsLink: true)
    } catch {
      list.refusals.append(LoadError(origin: Origin(path: path), error: error))
      return nil
    }
  }
}
