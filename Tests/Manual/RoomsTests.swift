import Foundation
import Testing

/// Folders are rooms: no two of a target name each other's types both ways.
struct RoomsTests {
  /// The folders of targets of which some folders still do, and why they are let be.
  ///
  /// `Daemon`: what answers requests is being parted from what keeps connections.
  private static let notYet: Set<String> = ["Daemon"]

  /// What is in the Swift files below a folder, by their paths below it.
  private static func sources(below folder: String) throws -> [String: String] {
    let root = PackagePath.file("Sources/" + folder)
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".swift") }.reduce(into: [:]) { sources, path in
      sources[path] = try String(contentsOfFile: root + "/" + path, encoding: .utf8)
    }
  }

  @Test func noTwoFoldersOfATargetNameEachOthersTypes() throws {
    var referenceCount = 0
    var unmended: Set<String> = []
    for cells in try SourcesPlanTests.rows("Targets") {
      let folder = SourcesPlanTests.names(cells[1])[0]
      let rooms = Rooms(of: SourcesPlanTests.names(cells[0])[0], try Self.sources(below: folder))
      referenceCount += rooms.referenceCount
      if !rooms.mutualPairs.isEmpty { unmended.insert(folder) }
      guard !Self.notYet.contains(folder) else { continue }
      for pair in rooms.mutualPairs { Issue.record("Sources/\(folder): \(pair)") }
    }
    #expect(Self.notYet.subtracting(unmended) == [], "mended, or gone: to be taken off the list")
    #expect(referenceCount > 1_000, "the sources are read")
  }

  /// Two files in folders of their own, and what is to be said of them.
  private struct Case {
    var left: String
    var right: String
    /// The types of each that the other names, in order; empty where there is no pair.
    var named: [String] = []
  }

  private static let cases: [Case] = [
    Case(left: "struct A { var b: B }", right: "struct B { var a: A }", named: ["B", "A"]),
    Case(left: "struct A { var b: B }", right: "struct B {}"),
    // What is no code.
    Case(left: "struct A {} // B", right: "struct B { var a: A }"),
    Case(left: "struct A {} /* /* B */ B */", right: "struct B { var a: A }"),
    Case(left: #"struct A { let s = "B \" B" }"#, right: "struct B { var a: A }"),
    Case(left: ##"struct A { let s = #"B "\(B)"# }"##, right: "struct B { var a: A }"),
    Case(left: "struct A { let s = \"\"\"\n B \"\" B\n \"\"\" }", right: "struct B { var a: A }"),
    // What is code in spite of that.
    Case(left: #"struct A { let s = "\(text("x", B())) B" }"#, right: "struct B { var a: A }", named: ["B", "A"]),
    Case(left: #"struct A { let s = "", b: B }"#, right: "struct B { var a: A }", named: ["B", "A"]),
    Case(left: "struct A { let s = 1 / 2 as B }", right: "struct B { var a: A }", named: ["B", "A"]),
    // An extension names the type, and declares nothing.
    Case(left: "struct A {}\nextension B {}", right: "struct B { var a: A }", named: ["B", "A"]),
    Case(left: "extension B {}", right: "struct B { var a: A }"),
    // Types in types: each is its own, and a name leads to the one that the compiler takes it for.
    Case(left: "struct A { enum Kind {} }; let k = B()", right: "struct B { enum Kind {}; var k: Kind }"),
    Case(
      left: "struct A { enum Kind {} }; let k = B()", right: "struct B { var k: A.Kind }", named: ["B", "A", "A.Kind"]),
    Case(left: "extension String { enum Kind {} }; let k = B()", right: "struct B { var k: Kind }"),
    Case(
      left: "extension String { enum Kind {} }; let k = B()",
      right: "struct B {}; extension String { var k: Kind { .a } }",
      named: ["B", "String.Kind"]),
    Case(
      left: "struct A { enum Kind {} }; let k = B()", right: "struct B {}; extension A { func f(k: Self.Kind) {} }",
      named: ["B", "A", "A.Kind"]),
    Case(left: "struct A { enum Kind {} }; let k = B()", right: "struct B {}; let k = value.Kind"),
    Case(left: "struct A {}; let k = B()", right: "struct B { typealias Element = A }", named: ["B", "A"]),
    Case(left: "struct A {}; let k = B()", right: "private struct A {}; struct B { var a: A }"),
    Case(left: "struct A { func f() { struct C {} }; func g() { C() } }", right: "struct B { var a: A }; struct C {}"),
    // Other modules.
    Case(left: "struct A {}; let k = B()", right: "import Other\nstruct B { var a: Other.A }"),
    Case(left: "struct A {}; let k = B()", right: "import struct Other.A\nstruct B {}"),
    Case(left: "struct A {}; let k = B()", right: "struct B { var a: House.A }", named: ["B", "A"]),
    // Words that are no declarations.
    Case(
      left: "class A { class func f() -> B {} }", right: "struct B { let a = A.f(x.extension, 0..<A.count) }",
      named: ["B", "A"]),
  ]

  @Test(arguments: cases.indices)
  func aNameIsAReferenceWhereItIsClearWhatItIsOf(index: Int) {
    let example = Self.cases[index]
    let rooms = Rooms(of: "House", ["Left/A.swift": example.left, "Right/B.swift": example.right])
    var expected: [String] = []
    if let first = example.named.first {
      let back = example.named.dropFirst().map { $0 + " (Right/B.swift)" }.joined(separator: ", ")
      expected = ["Left names of Right: \(first) (Left/A.swift); Right names of Left: \(back)"]
    }
    #expect(rooms.mutualPairs == expected, "\(example.left) | \(example.right)")
  }

  /// A target's own folder is its door, behind which the rooms are; and folders in a room are of it.
  @Test func theDoorIsNoRoom() {
    let sources = ["A.swift": "struct A { var b: B }", "Right/Inner/B.swift": "struct B { var a: A; var c: C }"]
    #expect(Rooms(of: "House", sources).mutualPairs == [])
    let others = ["Left/C.swift": "struct C { var b: B }", "Right/Other/D.swift": "struct D { var b: B }"]
    #expect(
      Rooms(of: "House", sources.merging(others) { $1 }).mutualPairs
        == ["Left names of Right: B (Left/C.swift); Right names of Left: C (Right/Inner/B.swift)"])
  }
}
