/// A file to be loaded.
public struct InputFile: Hashable, Sendable {
  /// The folder that was given, with a slash at its end; empty where the file was given by itself and lies here.
  let folder: String
  /// The article's id where the file is one article: its path relative to the folder that was given, or, of a file given by itself,
  /// its name.
  public let id: String
  /// How its articles stand in it.
  public let format: InputFormat
  /// Its size when it was found; 0 for a pipe.
  public let byteCount: Int

  /// Where it is.
  public var path: String { folder + id }

  /// A loader for it.
  public func loader(boilerplate: Boilerplate) -> any ArticleLoader {
    switch format {
    case .jsonLines: JSONLinesLoader(path: path)
    case .plainText: PlainTextLoader(path: path, id: id, boilerplate: boilerplate)
    }
  }
}
