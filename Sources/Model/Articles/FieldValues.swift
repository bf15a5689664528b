public import ShirabeJSON

/// What an article says of itself in its fields.
public struct FieldValues: Equatable, Sendable {
  /// The value of a field.
  public enum Value: Equatable, Sendable {
    /// That of a field that is no list.
    case text(String)
    /// That of a list, which may have nothing in it.
    case list([String])
  }

  /// By place; empty where there is no value at all.
  private var values: [Value?] = []

  /// No values.
  public init() {}

  /// The value of a field; nil where the article has none.
  public subscript(field: ArticleField) -> Value? {
    get { values.isEmpty ? nil : values[field.rawValue] }
    set {
      if values.isEmpty {
        if newValue == nil { return }
        values = [Value?](repeating: nil, count: ArticleField.allCases.count)
      }
      values[field.rawValue] = newValue
    }
  }

  /// The text in a field that is no list; nil where the article has none.
  public subscript(text field: ArticleField) -> String? {
    get {
      if case .text(let text) = self[field] { text } else { nil }
    }
    set { self[field] = newValue.map(Value.text) }
  }

  /// The texts in a list; nil where the article has no such list, which is not the same as an empty one.
  public subscript(list field: ArticleField) -> [String]? {
    get {
      if case .list(let texts) = self[field] { texts } else { nil }
    }
    set { self[field] = newValue.map(Value.list) }
  }
}

extension FieldValues.Value {
  /// The value as it stands in messages and files.
  public var json: JSON {
    switch self {
    case .text(let text): .string(text)
    case .list(let texts): .array(texts.map(JSON.string))
    }
  }

  /// The texts of the value: one, or those of the list.
  public var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let texts): texts
    }
  }
}

/// The fields by name, for whoever means one.
extension FieldValues {
  /// The values of an article that has these.
  public init(
    title: String? = nil, published: String? = nil, source: String? = nil, author: String? = nil, url: String? = nil,
    language: String? = nil, tags: [String]? = nil
  ) {
    self.init()
    self[text: .title] = title
    self[text: .published] = published
    self[text: .source] = source
    self[text: .author] = author
    self[text: .url] = url
    self[text: .language] = language
    self[list: .tags] = tags
  }
}
