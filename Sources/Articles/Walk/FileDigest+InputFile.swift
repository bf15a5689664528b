extension FileDigest {
  /// Reads a file as it is, compressed or not.
  ///
  /// - Parameter maximumByteCount: How much of it to read from its beginning; all where none is said.
  /// - Complexity: O(bytes), in constant memory.
  public init(of file: InputFile, maximumByteCount: Int = .max) throws(LoadError) {
    do throws(ArticleError) {
      try self.init(of: try FileSource(path: file.path, rule: file.rule), maximumByteCount)
    } catch {
      throw LoadError(origin: Origin(path: file.path), error: error)
    }
  }
}
