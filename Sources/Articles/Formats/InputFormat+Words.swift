extension InputFormat {
  /// All formats with their extensions, for the help: "JSON Lines (.jsonl, .ndjson: an article a line), … and PDF (.pdf, by
  /// pdftotext), compressed (.gz, .xz, .zst) or not".
  package static var list: String {
    let items = allCases.compactMap { format in
      format.traits.words.map { "\($0.name) (\(format.shownExtensions.joined(separator: ", "))\($0.note))" }
    }
    let compressions = Compression.allCases.map(\.fileExtension).joined(separator: ", ")
    return items.dropLast().joined(separator: ", ") + (items.count > 1 ? " and " : "") + (items.last ?? "")
      + ", compressed (\(compressions)) or not"
  }

  /// The item of the guide, a paragraph of Markdown in one line; nil of what stands for several formats.
  package var guideItem: String? { traits.words?.guide }

  /// The extensions that its files have, alone or with others, in lower case.
  var shownExtensions: [String] { traits.extensions + traits.sharedExtensions }
}
