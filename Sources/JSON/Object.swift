extension JSON {
  /// The members of an object in their order, duplicates included.
  public struct Object: Equatable, Sendable {
    /// A name and its value.
    public struct Member: Equatable, Sendable {
      /// The name.
      public var name: String
      /// The value.
      public var value: JSON

      /// Makes a member.
      public init(name: String, value: JSON) {
        self.name = name
        self.value = value
      }
    }

    /// The members as they were written.
    public var members: [Member]

    /// Makes an object of these members.
    public init(_ members: [Member] = []) { self.members = members }

    /// The value of this name, or nil; where a name stands several times the last counts, as in most readers.
    ///
    /// Assigning replaces the last of that name or adds a member at the end; assigning nil removes all of that name.
    ///
    /// - Complexity: O(members).
    public subscript(name: String) -> JSON? {
      get { members.last { $0.name.utf8.elementsEqual(name.utf8) }?.value }
      set {
        guard let newValue else {
          members.removeAll { $0.name.utf8.elementsEqual(name.utf8) }
          return
        }
        if let index = members.lastIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
          members[index].value = newValue
        } else {
          members.append(Member(name: name, value: newValue))
        }
      }
    }
  }
}
