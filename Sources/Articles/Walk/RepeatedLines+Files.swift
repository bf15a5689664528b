extension RepeatedLines {
  /// Counts over the files of one folder, which are loaded for it as the settings say; files that cannot be, and those of formats
  /// that have no such lines, do not count.
  public init(countingIn files: [InputFile], settings: LoadSettings) {
    var settings = settings
    // Lines are counted as they stand in the file.
    settings.unwrapsLines = false
    // A pipe gives its bytes once.
    let texts = files.filter { $0.format.hasBoilerplate && $0.byteCount > 0 }
    guard texts.count >= RepeatedLines.minimumArticleCount else {
      self.init(countingIn: [])
      return
    }
    self.init(countingIn: RepeatedLines.sample(of: texts, RepeatedLines.firstArticleCount), settings)
    if isDoubtful, texts.count > RepeatedLines.firstArticleCount {
      self.init(countingIn: RepeatedLines.sample(of: texts, RepeatedLines.maximumArticleCount), settings)
    }
  }

  /// So many of the files, chosen evenly, or all where there are no more.
  private static func sample(of files: [InputFile], _ count: Int) -> [InputFile] {
    let step = max(1, Double(files.count) / Double(count))
    return (0..<min(files.count, count)).map { files[Int(Double($0) * step)] }
  }

  private init(countingIn files: [InputFile], _ settings: LoadSettings) {
    self.init(
      countingIn: files.lazy.flatMap { file in
        var articles: [[Substring]] = []
        var loader = file.loader(settings: settings)
        while let result = loader.next() {
          guard case .article(let article, _) = result else { continue }
          articles.append(RepeatedLines.lines(of: article))
        }
        return articles
      })
  }

  /// The lines of an article as they stood in its file: a title that was made of its first sentence was no line.
  private static func lines(of article: Article) -> [Substring] {
    let body = TextLines(article.body).lines
    guard let title = article.title else { return body }
    let beginning = title.hasSuffix("…") ? title.dropLast() : title[...]
    return article.body.contains(beginning) ? body : [title[...]] + body
  }
}
