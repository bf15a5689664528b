/// A whole text file as a reader takes it.
struct Document {
  /// The file, as the user would name it.
  let path: String
  /// The id of the article where the file is one; what ids of its parts begin with where it is several.
  let id: String
  /// Its text, decoded, without a byte order mark.
  let text: String
}
