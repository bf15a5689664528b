/// A file that is open, for the loader of its format.
struct OpenedFile {
  /// Its path, as the user would name it.
  let path: String
  /// The id of its article where it is one; what ids of its parts begin with where it is several.
  let id: String
  /// Its bytes, none of which has been taken.
  let stream: InputStream
  /// How it is to be read.
  let settings: LoadSettings
  /// Where an earlier loader of it had come to; nil where it is to be read from its beginning.
  let position: LoadPosition?

  /// A loader that reads it whole, as text, and hands it to a reader.
  func loader(_ reader: some DocumentReader) -> any ArticleLoader {
    DocumentLoader(path: path, id: id, reader: reader, opened: stream)
  }
}
