import Testing

@testable import ShirabeArticles

/// What is said of formats in one place holds everywhere.
struct FormatTraitsTests {
  @Test(arguments: InputFormat.allCases) func anExtensionTellsItsFormat(format: InputFormat) {
    for name in format.traits.extensions {
      #expect(InputFormat(name: "a" + name) == format && InputFormat(name: "A" + name.uppercased()) == format)
      // People are told of it, with this format or with one of those that it stands for.
      #expect(InputFormat.allCases.contains { $0.traits.words != nil && $0.shownExtensions.contains(name) }, "\(name)")
    }
    for name in format.traits.sharedExtensions {
      #expect([.unknown, .unknownJSON].contains(InputFormat(name: "a" + name)))
    }
  }

  @Test(arguments: InputFormat.allCases) func peopleAreToldOfIt(format: InputFormat) {
    guard let words = format.traits.words else {
      #expect(format == .unknown || format == .unknownJSON)
      return
    }
    #expect(!format.shownExtensions.isEmpty)
    let extensions = format.shownExtensions.joined(separator: ", ")
    #expect(InputFormat.list.contains("\(words.name) (\(extensions)\(words.note))"))
    for name in format.shownExtensions { #expect(words.guide.contains("`\(name)`"), "\(name)") }
    #expect(words.guide.hasSuffix(".") && !words.guide.contains("\n"))
  }

  @Test func theListReadsAsASentence() {
    #expect(InputFormat.list.hasPrefix("JSON Lines (.jsonl, .ndjson: an article a line), JSON (.json: "))
    #expect(InputFormat.list.hasSuffix("), compressed (.gz, .xz, .zst) or not"))
    #expect(InputFormat.list.split(separator: " and ").count == 2)
  }
}
