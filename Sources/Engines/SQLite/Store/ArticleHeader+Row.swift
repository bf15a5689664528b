import GRDB
import ShirabeJSON
import ShirabeModel

/// How headers are read from a shard.
extension ArticleHeader {
  /// The columns of `article` that make a header, in the order in which ``init(_:)`` takes them.
  static let columns = (["id"] + StoredFormat.current.fields.map { "\($0.name)" })
    .map { "CAST(\($0) AS BLOB)" }.joined(separator: ", ")

  /// Reads a row of ``columns``; throws where it has no id.
  init(_ row: Row) throws {
    var values = FieldValues()
    for (index, field) in StoredFormat.current.fields.enumerated() {
      if let text = (row[index + 1] as ExactText?)?.string { values[field] = FieldValues.Value(stored: text, field) }
    }
    self.init(id: try row.required(0, as: ExactText.self).string, fields: values)
  }
}

/// How the value of a field stands in its column: a list as a JSON array of strings.
extension FieldValues.Value {
  /// Reads a column; nil where it is null, or no such array.
  init?(stored text: String?, _ field: ArticleField) {
    guard let text, let value = try? Self(parsing: text, field) else { return nil }
    self = value
  }

  /// Reads the text of a column; nil where it is JSON but no array. Throws where the text of a list is no JSON.
  init?(parsing text: String, _ field: ArticleField) throws {
    switch field.kind {
    case .text, .languageTag, .date: self = .text(text)
    case .list:
      guard let array = try JSON(parsing: text).array else { return nil }
      self = .list(array.compactMap(\.string))
    }
  }

  /// The text of the column.
  var stored: String {
    switch self {
    case .text(let text): text
    case .list(let texts): JSON.array(texts.map(JSON.string)).description
    }
  }
}
