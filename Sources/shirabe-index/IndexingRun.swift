import ShirabeArticles
import ShirabeSQLite

/// One run over all inputs: every file through its loader into the index.
struct IndexingRun {
  private let writer: IndexWriter
  private let inputs: InputList
  private var sources: SourceSettings
  private var marks: LoadMarks
  private let isStrict: Bool
  /// Bytes of files that an earlier run was done with.
  private var passedByteCount = 0
  private var seen = SeenIds()
  private var summary: IndexingSummary
  private var progress: ProgressLine

  /// Makes a run.
  ///
  /// - Parameter isStrict: Whether it ends at the first refusal; what came before is kept.
  init(_ writer: IndexWriter, inputs: InputList, sources: SourceSettings, marks: LoadMarks, isStrict: Bool) {
    self.writer = writer
    self.inputs = inputs
    self.sources = sources
    self.marks = marks
    self.isStrict = isStrict
    summary = IndexingSummary(index: writer.path, passedOver: inputs.unknownCount)
    progress = ProgressLine(totalByteCount: inputs.byteCount)
  }

  /// Loads everything; what is refused is named on standard error at once.
  mutating func run() throws(IndexError) -> IndexingSummary {
    for path in inputs.indexFolders {
      StandardStreams.writeError("shirabe-index: \(Printable.line(IndexingSummary.isIndex(path)))")
    }
    for refusal in inputs.refusals { refuse(refusal.description, at: refusal.origin, refusal.error.description) }
    var doneByteCount = 0
    for (number, file) in inputs.files.enumerated() where !isStopped {
      let position = try resume(file, number)
      var loader = file.loader(settings: settings(of: file), from: position)
      while !isStopped, let result = loader.next() {
        try take(result, from: number)
        try marks.update(loader)
        progress.update(articles: summary.articles, byteCount: doneByteCount + loader.consumedByteCount)
      }
      doneByteCount += loader.consumedByteCount
      // Strictness ends a run where its user has to mend something first; the file is then another.
      if summary.refusals.isEmpty || !isStrict { try marks.end(loader, isInterrupted: Interruption.signal != nil) }
    }
    try marks.close()
    summary.signal = Interruption.signal
    summary.byteCount = doneByteCount - passedByteCount
    summary.totals = try writer.finish()
    noteDuplicates()
    summary.seconds = progress.end()
    return summary
  }

  /// How to read the file; tells once for every source which lines are left out of its articles.
  private mutating func settings(of file: InputFile) -> LoadSettings {
    let (settings, found) = sources.settings(of: file)
    if let found, !found.lines.isEmpty {
      let repetition = IndexingSummary.Repetition(source: file.source, lines: found.lines)
      progress.clear()
      StandardStreams.writeError("shirabe-index: \(Printable.line(repetition.text))")
      summary.repetitions.append(repetition)
    }
    return settings
  }

  /// Whether nothing more is to be taken.
  private var isStopped: Bool { Interruption.signal != nil || (isStrict && !summary.refusals.isEmpty) }

  /// Where the file is to be begun: where an interrupted load of it came to, which is told.
  private mutating func resume(_ file: InputFile, _ number: Int) throws(IndexError) -> LoadPosition? {
    guard let (mark, ids) = try marks.begin(file) else { return nil }
    for (id, line) in ids {
      _ = seen.note(id, at: SeenIds.Place(file: Int32(clamping: number), line: Int32(clamping: line)))
    }
    passedByteCount += mark.consumedByteCount
    let percent = mark.consumedByteCount * 100 / max(mark.stamp.byteCount, 1)
    progress.clear()
    StandardStreams.writeError(
      """
      shirabe-index: \(Printable.line(file.path)): resuming at line \(mark.position.lineCount + 1), \(percent) %; \
      --from-start begins anew
      """)
    return mark.position
  }

  private mutating func take(_ result: LoadResult, from file: Int) throws(IndexError) {
    switch result {
    case .refused(let refusal):
      // Nothing is wrong with what the user would no longer wait for.
      if refusal.error == .interrupted { return }
      refuse(refusal.description, at: refusal.origin, refusal.error.description)
    case .warning(let warning):
      progress.clear()
      StandardStreams.writeError("shirabe-index: \(Printable.line(warning.description))")
      summary.warnings.append(IndexingSummary.Remark(path: warning.origin.path, line: nil, reason: warning.reason))
    case .article(let article, let origin):
      let place = SeenIds.Place(file: Int32(clamping: file), line: Int32(clamping: origin.line ?? 0))
      if let before = seen.note(article.id, at: place) {
        let reason = """
          the id "\(article.id)" came before in this run, at \(name(before)); give each article an id of its own
          """
        refuse("\(origin): \(reason)", at: origin, reason)
        return
      }
      summary.articles += 1
      try marks.note(article.id, line: origin.line)
      try writer.add(article)
      noteDuplicates()
    }
  }

  private mutating func refuse(_ message: String, at origin: Origin, _ reason: String) {
    progress.clear()
    StandardStreams.writeError("shirabe-index: \(Printable.line(message))")
    summary.refusals.append(IndexingSummary.Remark(path: origin.path, line: origin.line, reason: reason))
  }

  /// Names the articles whose bodies others have; they are no failure.
  private mutating func noteDuplicates() {
    for duplicate in writer.takeDuplicates() {
      let note = IndexingSummary.Duplicate(duplicate)
      progress.clear()
      StandardStreams.writeError("shirabe-index: \(Printable.line(note.text))")
      summary.duplicates.append(note)
    }
  }

  private func name(_ place: SeenIds.Place) -> String {
    let path = inputs.files[Int(place.file)].path
    return Origin(path: path, line: place.line == 0 ? nil : Int(place.line)).description
  }
}
