/// The folders in a target's folder, and whose types each names.
///
/// A name is a reference where it is clear what it is of: it leads to a type that is declared once in the target, in the
/// types around it first and then in the module, as it does for the compiler. What a file declares itself refers to nobody.
struct Rooms {
  /// A type that one folder's file names and another folder declares.
  private struct Reference: Hashable {
    var type: String
    var file: String
  }

  /// From folder to folder.
  private var references: [String: [String: Set<Reference>]] = [:]

  /// Reads the files of a target.
  ///
  /// - Parameter sources: What is in the Swift files, by their paths below the target's folder.
  init(of module: String, _ sources: [String: String]) {
    let files = sources.mapValues { SourceTypes($0) }
    var places: [String: [String]] = [:]
    for (path, file) in files {
      for type in file.declared { places[type, default: []].append(path) }
    }
    for (path, file) in files {
      guard let room = Self.room(of: path) else { continue }
      for mention in file.mentions {
        for type in Self.types(named: mention, in: file, of: module, declared: places) {
          guard let declaring = places[type], declaring.count == 1, let other = Self.room(of: declaring[0]),
            other != room
          else { continue }
          references[room, default: [:]][other, default: []].insert(Reference(type: type, file: path))
        }
      }
    }
  }

  /// How many types are named by files of other folders, each counted once a file.
  var referenceCount: Int { references.values.joined().reduce(0) { $0 + $1.value.count } }

  /// Each pair of folders that name each other's types, with the types and the files that name them.
  var mutualPairs: [String] {
    references.keys.sorted().flatMap { room in
      references[room, default: [:]].keys.sorted().filter { $0 > room }.compactMap { other in
        guard let back = references[other]?[room], let there = references[room]?[other] else { return nil }
        return "\(room) names of \(other): \(Self.text(there)); \(other) names of \(room): \(Self.text(back))"
      }
    }
  }

  private static func text(_ references: Set<Reference>) -> String {
    Dictionary(grouping: references, by: \.type).sorted { $0.key < $1.key }.map { type, references in
      "\(type) (\(references.map(\.file).sorted().joined(separator: ", ")))"
    }.joined(separator: ", ")
  }

  /// The folder; nil in the target's own folder, which is its door.
  private static func room(of path: String) -> String? {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[0]) : nil
  }

  /// The types of the target that a name leads to and through, by their qualified names.
  private static func types(
    named mention: SourceTypes.Mention, in file: SourceTypes, of module: String, declared: [String: [String]]
  ) -> [String] {
    var path = mention.path[...]
    var scopes = mention.scopes
    if path.count > 1 && (path.first == module || file.modules.contains(path[0])) {
      guard path.removeFirst() == module else { return [] }
      scopes = []
    }
    if path.first == "Self", let innermost = scopes.popLast() {
      path = ([innermost] + path.dropFirst())[...]
      scopes = []
    }
    let head = path.removeFirst()
    let candidates = scopes.reversed().map { $0 + "." + head } + [head]
    guard var type = candidates.first(where: { declared[$0] != nil }) else { return [] }
    var types = [type]
    for name in path {
      type += "." + name
      types.append(type)
    }
    return types
  }
}
