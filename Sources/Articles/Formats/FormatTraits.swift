/// What there is to know of a format, in one place: it stands with the reader of the format, and ``InputFormat/traits`` names it.
///
/// Names, detection, loaders, the help and the guide all ask here.
struct FormatTraits: Sendable {
  /// What people are told of a format.
  struct Words: Sendable {
    /// What its files are called in a list: "books".
    let name: String
    /// What follows their extensions there, with the mark before it: ": a chapter an article".
    var note = ""
    /// The item of the guide, as a paragraph of Markdown in one line.
    let guide: String
  }

  /// What tells a file by its beginning.
  enum Signature: Sendable {
    /// Nothing that no other format has.
    case none
    /// Its bytes, of which the first ``FormatDetector/prefixByteCount`` are given.
    case bytes(@Sendable ([UInt8]) -> Bool)
    /// The name of its root element, or `!doctype` and that of its document type, in lower case.
    case root(@Sendable (String) -> Bool)
  }

  /// What people are told; nil of what is no format but stands for several.
  var words: Words?
  /// The extensions that tell it, in lower case, each with its dot.
  var extensions: [String] = []
  /// Extensions that its files have as well, and files of other formats too.
  var sharedExtensions: [String] = []
  /// What tells it where the name does not.
  var signature = Signature.none
  /// Whether its articles may have lines around them that are no part of them.
  var hasBoilerplate = false
  /// What of a file has the processor time to itself that reading may take; nil where no file is read as this.
  var span: LimitedLoader.Span? = .file
  /// Makes a loader of a file.
  let loader: @Sendable (OpenedFile) -> any ArticleLoader
}
