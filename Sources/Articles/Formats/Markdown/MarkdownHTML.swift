import CBoundedMarkdown
import CMarkGFM

/// Markdown as HTML, by cmark-gfm (github.github.com/gfm).
enum MarkdownHTML {
  private static let isReady: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// The most bytes that the tree and the HTML may take: what `MarkupBound` lets pass takes half of it.
  private static let maximumMemory = 512 << 20

  /// The HTML of the text, the HTML in the text included as it is; throws where there is no memory for it, or no time.
  ///
  /// cmark-gfm 0.29.0.gfm.6 takes the square of the time for several shapes of text and the square of the memory for one;
  /// `MarkdownBound` takes these away before. Whatever else there may be ends where the time is over.
  static func render(_ markdown: String) throws(ArticleError) -> String {
    guard isReady else { throw .malformed(format: "Markdown", reason: "cmark-gfm cannot be used") }
    // Raw HTML is kept: it is only read for its text, and a reading in `<ruby>` is text to its readers.
    let options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8
    var markdown = markdown
    var html: UnsafeMutablePointer<CChar>?
    let end = markdown.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        bounded_markdown_render($0.baseAddress, $0.count, options, maximumMemory, { ProcessorTimeLimit.isOver }, &html)
      }
    }
    defer { bounded_markdown_free(html) }
    try ProcessorTimeLimit.check()
    guard end == bounded_markdown_done, let html else {
      throw .malformed(format: "Markdown", reason: "what it stands for takes more than \(maximumMemory >> 20) MiB")
    }
    return String(cString: html)
  }
}
