/// A field that an article may have besides its id and its body.
///
/// This list and ``FieldCatalogue`` are all that is said of fields: members of messages, columns of an index, fields of queries,
/// facets and completions are made of them. The cases stand in the order in which hits have them; the raw value is a field's
/// place in ``FieldValues``.
public enum ArticleField: Int, CaseIterable, Sendable {
  /// The title.
  case title
  /// When it was published.
  case published
  /// Where it appeared.
  case source
  /// Who wrote it.
  case author
  /// Its address.
  case url
  /// Its language, a BCP 47 tag.
  case language
  /// What it is filed under.
  case tags
}

extension ArticleField {
  /// What the values of a field are.
  public enum Kind: Sendable {
    /// A text of any form.
    case text
    /// A BCP 47 language tag.
    case languageTag
    /// A date or date-time.
    case date
    /// Any number of texts.
    case list
  }

  /// The name of the member of an article, and of the column of an index.
  public var name: StaticString {
    switch self {
    case .title: "title"
    case .published: "published"
    case .source: "source"
    case .author: "author"
    case .url: "url"
    case .language: "language"
    case .tags: "tags"
    }
  }

  /// What one value is called where it is asked for: as the field of a query, as a facet, as a completion.
  public var word: StaticString {
    switch self {
    case .tags: "tag"
    default: name
    }
  }

  /// What the values of the field are.
  public var kind: Kind {
    switch self {
    case .title, .source, .author, .url: .text
    case .language: .languageTag
    case .published: .date
    case .tags: .list
    }
  }

  /// What a query asks for by the field, as is said beside its name; empty where it asks for nothing by it.
  public var queryHint: StaticString {
    switch self {
    case .title: "in the title"
    case .author: "in the author's name"
    case .source: "in the source's name"
    case .tags: "has the tag"
    case .language: "is in the language: ja, zh"
    case .published, .url: ""
    }
  }
}
