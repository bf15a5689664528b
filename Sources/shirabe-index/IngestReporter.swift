import ShirabeConsole
import ShirabeIngest

/// Tells people on standard error what happens while inputs are read, with a line at the foot of a terminal that says how far it is.
final class IngestReporter {
  private var progress = ProgressLine(totalByteCount: 0)
  private var hasTotal = false

  /// Tells of something.
  func take(_ event: IngestEvent) {
    switch event {
    case .begins(let byteCount):
      progress = ProgressLine(totalByteCount: byteCount ?? 0)
      hasTotal = byteCount != nil
    case .progress(let articles, let byteCount):
      if hasTotal {
        progress.update(articles: articles, byteCount: byteCount)
      } else {
        progress.update(articles: articles)
      }
    case .ends: progress.clear()
    case .isIndex, .refused, .warning, .repeated, .resuming, .duplicate:
      guard let text = event.text else { return }
      progress.clear()
      StandardStreams.writeError("shirabe-index: \(ControlCharacters.escaped(text))")
    }
  }
}
