import ShirabeJSON
import ShirabeModel

/// The members of a JSON article, sorted into those the contract names and the rest.
struct ArticleMembers {
  private static let names = Set(["id", "body"] + FieldCatalogue.articles.map { "\($0.name)" })

  /// Longer names are none of the contract's.
  private static let maximumNameByteCount = 16

  private var known: [String: JSON] = [:]
  /// What the contract does not name, in the order given.
  private(set) var unknown: [JSON.Object.Member] = []

  init(_ object: JSON.Object) throws(ArticleError) {
    for member in object.members {
      // Hashing a long name that is none of these takes time.
      guard member.name.utf8.count <= ArticleMembers.maximumNameByteCount, ArticleMembers.names.contains(member.name)
      else {
        unknown.append(member)
        continue
      }
      guard known.updateValue(member.value, forKey: member.name) == nil else {
        throw .repeatedMember(member.name)
      }
    }
  }

  func requiredString(_ name: String) throws(ArticleError) -> String {
    guard let value = known[name] else { throw .missingMember(name) }
    guard let string = value.string else { throw .wrongType(member: name, allowed: "a string", found: value.typeName) }
    return string
  }

  /// The value of a field.
  func value(of field: ArticleField) throws(ArticleError) -> FieldValues.Value? {
    let name = "\(field.name)"
    switch field.kind {
    case .text, .languageTag: return try string(name).map(FieldValues.Value.text)
    case .date:
      guard let text = try string(name) else { return nil }
      return .text(try PublishedDate(text).text)
    case .list: return try strings(name).map(FieldValues.Value.list)
    }
  }

  private func string(_ name: String) throws(ArticleError) -> String? {
    guard let value = given(name) else { return nil }
    guard let string = value.string else { throw .wrongType(member: name, allowed: "a string", found: value.typeName) }
    return string
  }

  private func strings(_ name: String) throws(ArticleError) -> [String]? {
    let allowed = "an array of strings"
    guard let value = given(name) else { return nil }
    guard let elements = value.array else {
      throw .wrongType(member: name, allowed: allowed, found: value.typeName)
    }
    var strings: [String] = []
    for element in elements {
      guard let string = element.string else {
        throw .wrongType(member: name, allowed: allowed, found: "\(element.typeName) in it")
      }
      strings.append(string)
    }
    return strings
  }

  private func given(_ name: String) -> JSON? {
    guard let value = known[name], !value.isNull else { return nil }
    return value
  }
}
