public import ShirabeJSON

extension Article {
  /// Reads an article from a JSON object; null stands for an absent member, except for `id` and `body`.
  ///
  /// Throws where the value is no object, a member is missing, stands twice or has the wrong type, or the id or the date
  /// breaks its rule.
  public init(_ json: JSON) throws(ArticleError) {
    guard let object = json.object else { throw .notAnObject(found: json.typeName) }
    let members = try ArticleMembers(object)
    try self.init(
      id: members.requiredString("id"), title: members.string("title"), body: members.requiredString("body"),
      author: members.string("author"), source: members.string("source"), url: members.string("url"),
      language: members.string("language"), published: members.date("published"), tags: members.strings("tags"),
      metadata: JSON.Object(members.unknown))
  }

  /// The article as it was given: the members of the contract in their usual order, then the others in theirs.
  public var json: JSON {
    var members = [JSON.Object.Member(name: "id", value: .string(id))]
    func add(_ name: String, _ value: JSON?) {
      if let value { members.append(JSON.Object.Member(name: name, value: value)) }
    }
    add("title", title.map(JSON.string))
    add("body", .string(body))
    add("author", author.map(JSON.string))
    add("source", source.map(JSON.string))
    add("url", url.map(JSON.string))
    add("language", language.map(JSON.string))
    add("published", published.map { .string($0.text) })
    add("tags", tags.map { .array($0.map(JSON.string)) })
    return .object(JSON.Object(members + metadata.members))
  }
}
