import Glibc
import ShirabeArticles

/// The one path of a file or folder, whatever links lead to it.
enum RealPath {
  /// The real path of what is at a path.
  ///
  /// - Throws: `.unreadable` where there is nothing or it cannot be looked for, `.nameNotUTF8`.
  static func of(_ path: String) throws(ArticleError) -> String {
    guard let real = realpath(path, nil) else { throw .unreadable(errno: errno) }
    defer { free(real) }
    guard let path = String(validatingCString: real) else { throw .nameNotUTF8 }
    return path
  }
}
