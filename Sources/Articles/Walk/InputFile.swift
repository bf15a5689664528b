/// A file to be loaded.
public struct InputFile: Hashable, Sendable {
  /// The folder that was given, with a slash at its end; empty where the file was given by itself and lies here.
  package let folder: String
  /// Its path relative to the folder that was given, or, of a file given by itself, its name.
  public let relativePath: String
  /// The article's id where the file is one article: its relative path, unless it is said to keep another (see ``keeping(id:)``).
  public private(set) var id: String
  /// How its articles stand in it.
  public let format: InputFormat
  /// What may stand there when it is opened.
  let rule: OpeningRule
  /// Its size when it was found; 0 for a pipe.
  public let byteCount: Int
  /// What tells whether it has changed since; nil where nobody looked.
  public let stamp: FileStamp?

  init(
    folder: String, id: String, format: InputFormat, rule: OpeningRule, byteCount: Int, stamp: FileStamp? = nil
  ) {
    self.folder = folder
    self.id = id
    relativePath = id
    self.format = format
    self.rule = rule
    self.byteCount = byteCount
    self.stamp = stamp
  }

  /// The same file, its article under another id: that which the file had before it was renamed.
  public func keeping(id: String) -> InputFile {
    var copy = self
    copy.id = id
    return copy
  }

  /// The folder whose files are taken to come from one source: that given, or the one of those in it that leads to the file.
  public var source: String {
    guard let slash = relativePath.utf8.firstIndex(of: UInt8(ascii: "/")) else { return folder }
    return folder + relativePath[..<slash]
  }

  /// Where it is.
  public var path: String { folder + relativePath }

  /// A loader for it.
  ///
  /// - Parameter position: Where a loader of the same file had come to; what is before it is not given out again. Formats
  ///   whose loaders tell no position begin at the beginning.
  public func loader(settings: LoadSettings, from position: LoadPosition? = nil) -> any ArticleLoader {
    OpeningLoader(self, settings: settings, from: position)
  }

  /// A loader for it with the usual settings.
  public func loader(boilerplate: Boilerplate) -> any ArticleLoader {
    loader(settings: LoadSettings(boilerplate: boilerplate))
  }

  /// A loader for it as a file of this format, which goes on with the stream that it was opened as.
  func loader(
    of format: InputFormat, opened stream: InputStream, settings: LoadSettings, from position: LoadPosition?
  ) -> any ArticleLoader {
    let traits = format.traits
    let loader = traits.loader(
      OpenedFile(path: path, id: id, stream: stream, settings: settings, position: position))
    guard let seconds = settings.maximumSeconds, let span = traits.span else { return loader }
    return LimitedLoader(loader, path: path, maximumSeconds: seconds, span: span)
  }
}
