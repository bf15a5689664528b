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

  /// The folder whose files are taken to come from one source: that given, or the one of those in it that leads to the file.
  public var source: String {
    guard let slash = id.utf8.firstIndex(of: UInt8(ascii: "/")) else { return folder }
    return folder + id[..<slash]
  }

  /// Where it is.
  public var path: String { folder + id }

  /// A loader for it.
  public func loader(settings: LoadSettings) -> any ArticleLoader { loader(of: format, opened: nil, settings) }

  /// A loader for it with the usual settings.
  public func loader(boilerplate: Boilerplate) -> any ArticleLoader {
    loader(settings: LoadSettings(boilerplate: boilerplate))
  }

  /// A loader for it as a file of this format, which goes on with a stream that was opened to look at its beginning.
  func loader(of format: InputFormat, opened: InputStream?, _ settings: LoadSettings) -> any ArticleLoader {
    switch format {
    case .jsonLines: JSONLinesLoader(path: path, opened: opened, settings: settings)
    case .json: JSONLoader(path: path, opened: opened, settings: settings)
    case .plainText: loader(PlainTextReader(settings: settings), opened)
    case .markdown: loader(MarkdownReader(settings: settings), opened)
    case .html: loader(HTMLReader(settings: settings), opened)
    case .feed: loader(FeedReader(settings: settings), opened)
    case .epub: EPUBLoader(path: path, id: id, opened: opened, settings: settings)
    case .pdf: PDFLoader(path: path, id: id, opened: opened, settings: settings)
    case .unknown, .unknownJSON: DetectingLoader(self, settings: settings)
    }
  }

  private func loader(_ reader: some DocumentReader, _ opened: InputStream?) -> DocumentLoader {
    DocumentLoader(path: path, id: id, reader: reader, opened: opened)
  }
}
