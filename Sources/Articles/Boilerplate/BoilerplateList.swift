/// The text of a list of boilerplate that the user gave, read once: it may come through a pipe.
public struct BoilerplateList: Sendable {
  /// Where it came from.
  let path: String
  /// Its lines.
  let text: String
  /// The hash of its bytes, which tells it from another.
  public let digest: FileDigest

  /// Reads the list; throws where it cannot be read or is no text.
  public init(path: String) throws(LoadError) {
    self.path = path
    do throws(ArticleError) {
      let bytes = try InputStream(path: path).readAll(maximumByteCount: Article.maximumByteCount)
      digest = FileDigest(of: bytes)
      text = try UTF8Text.decode(bytes)
    } catch {
      throw LoadError(origin: Origin(path: path), error: error)
    }
  }
}
