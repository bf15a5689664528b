public import ShirabeJSON
import ShirabeModel

extension Article {
  /// Reads an article from a JSON object; null stands for an absent member, except for `id` and `body`.
  ///
  /// Throws where the value is no object, a member is missing, stands twice or has the wrong type, or the id or the date
  /// breaks its rule.
  public init(_ json: JSON) throws(ArticleError) {
    guard let object = json.object else { throw .notAnObject(found: json.typeName) }
    let members = try ArticleMembers(object)
    let id = try members.requiredString("id")
    var fields = FieldValues()
    for field in FieldCatalogue.articles[..<1] { fields[field] = try members.value(of: field) }
    let body = try members.requiredString("body")
    for field in FieldCatalogue.articles[1...] { fields[field] = try members.value(of: field) }
    try self.init(id: id, body: body, fields: fields, metadata: JSON.Object(members.unknown))
  }

  /// The article as it was given: the members of the contract in their usual order, then the others in theirs.
  public var json: JSON {
    var members = [JSON.Object.Member(name: "id", value: .string(id))]
    func add(_ fields: ArraySlice<ArticleField>) {
      for field in fields {
        guard let value = self.fields[field] else { continue }
        members.append(JSON.Object.Member(name: "\(field.name)", value: value.json))
      }
    }
    add(FieldCatalogue.articles[..<1])
    members.append(JSON.Object.Member(name: "body", value: .string(body)))
    add(FieldCatalogue.articles[1...])
    return .object(JSON.Object(members + metadata.members))
  }
}
