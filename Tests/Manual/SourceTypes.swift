/// The types that a Swift file declares, and the names of types that stand in it.
struct SourceTypes {
  /// A name as it stands in the code, with what says whose it is.
  struct Mention: Hashable {
    /// The types whose braces it stands in, outermost first, by their qualified names.
    var scopes: [String]
    /// The name and, behind dots, those of types in that type.
    var path: [String]
  }

  /// The types that it declares, by their qualified names. An extension declares none.
  private(set) var declared: Set<String> = []
  /// The names that stand in it.
  private(set) var mentions: Set<Mention> = []
  /// The modules that it imports.
  private(set) var modules: Set<String> = []

  private static let declaring: Set<String> = ["struct", "class", "enum", "actor", "protocol"]
  private static let naming: Set<String> = ["typealias", "associatedtype"]

  /// Reads a file. Names of types begin with a capital letter, and no other names do.
  init(_ source: String) {
    let tokens = SwiftTokens(source).tokens
    var scopes: [String?] = []
    var opening: String?
    var place = 0
    while place < tokens.count {
      let token = tokens[place]
      let before = place > 0 ? tokens[place - 1] : ""
      let path = Self.path(in: tokens, from: place + 1)
      let around = scopes.compactMap { $0 }
      place += 1
      if token == "{" {
        scopes.append(opening)
        opening = nil
      } else if token == "}" {
        _ = scopes.popLast()
      } else if token == "import" {
        // `import struct Foundation.Data` imports Foundation's.
        let name = path.isEmpty ? Self.path(in: tokens, from: place + 1) : path
        if path.isEmpty && name.isEmpty { modules.formUnion(tokens[place...].prefix(1)) }
        modules.formUnion(name.prefix(1))
        place += path.isEmpty ? 2 : 1
      } else if before != "." && token == "extension" && !path.isEmpty {
        mentions.insert(Mention(scopes: [], path: path))
        opening = path.joined(separator: ".")
        place += 2 * path.count - 1
      } else if before != "." && (Self.declaring.contains(token) || Self.naming.contains(token)) && !path.isEmpty {
        let name = ((around.last.map { [$0] } ?? []) + path).joined(separator: ".")
        declared.insert(name)
        if Self.declaring.contains(token) { opening = name }
        place += 1
      } else if before != "." && Self.isType(token) {
        let path = Self.path(in: tokens, from: place - 1)
        mentions.insert(Mention(scopes: around, path: path))
        place += 2 * (path.count - 1)
      }
    }
  }

  /// The names with dots between them that begin at a place; empty where no name of a type stands there.
  private static func path(in tokens: [String], from place: Int) -> [String] {
    var path: [String] = []
    var place = place
    while place < tokens.count, isType(tokens[place]) {
      path.append(tokens[place])
      guard place + 1 < tokens.count, tokens[place + 1] == "." else { break }
      place += 2
    }
    return path
  }

  private static func isType(_ token: String) -> Bool { token.first.map { $0.isUppercase } ?? false }
}
