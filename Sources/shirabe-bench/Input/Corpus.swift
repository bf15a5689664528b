import ShirabeArticles

/// The articles to measure with: those of the inputs, several times over.
///
/// Nothing is held: every walk reads the files again, once for each time, so that memory does not grow with either.
struct Corpus {
  /// How often every article comes.
  let multiplier: Int
  private let inputs: InputList
  private let boilerplate: Boilerplate

  /// Finds the inputs; throws where the list of boilerplate that is compiled in cannot be read.
  init(paths: [String], multiplier: Int) throws(LoadError) {
    self.multiplier = multiplier
    inputs = InputWalker.files(at: paths)
    boilerplate = try Boilerplate()
  }

  /// Inputs that could not be looked at.
  var refusals: [LoadError] { inputs.refusals }

  /// Reads every input once and hands out what is in it.
  ///
  /// - Returns: How many bytes were read.
  func read<Failure>(_ take: (LoadResult) throws(Failure) -> Void) throws(Failure) -> Int {
    var byteCount = 0
    for file in inputs.files {
      var loader = file.loader(boilerplate: boilerplate)
      while let result = loader.next() { try take(result) }
      byteCount += loader.consumedByteCount
    }
    return byteCount
  }

  /// Hands out every article as often as it comes, all of them once before any comes again; those that come again have
  /// `#2`, `#3`… after their ids. What is refused is passed over: a ``CorpusSurvey`` has named it.
  ///
  /// - Returns: How many bytes were read.
  func articles<Failure>(_ take: (Article) throws(Failure) -> Void) throws(Failure) -> Int {
    var byteCount = 0
    for copy in 1...max(1, multiplier) {
      byteCount += try read { result throws(Failure) in
        guard case .article(let article, _) = result else { return }
        if let named = article.copied(copy) { try take(named) }
      }
    }
    return byteCount
  }
}

extension Article {
  /// The article under the id of its so-manieth copy; nil where that id is longer than an id may be.
  func copied(_ copy: Int) -> Article? {
    guard copy > 1 else { return self }
    return try? Article(id: "\(id)#\(copy)", body: body, fields: fields, metadata: metadata)
  }
}
