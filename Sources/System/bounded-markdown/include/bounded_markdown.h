#include <stddef.h>

/// How a rendering ended.
enum bounded_markdown_end {
  bounded_markdown_done,
  /// It took more memory than it may, or there is none.
  bounded_markdown_no_memory,
  /// It was told to stop.
  bounded_markdown_stopped,
};

/// Says whether a rendering is to stop; asked again and again as it takes memory.
typedef _Bool (*bounded_markdown_question)(void);

/// Renders Markdown as HTML by cmark-gfm, with tables, strikethrough and footnotes, within bounds.
///
/// cmark-gfm has no way to be stopped: here it is left from within the function that it asks for memory, which it does for
/// every node, and all that it holds is let go. `cmark_gfm_core_extensions_ensure_registered` must have been called.
///
/// - Parameters:
///   - maximum_memory: The most bytes that it may hold at a time.
///   - html: Where it was done, the HTML and a NUL byte; to be handed to `bounded_markdown_free`.
enum bounded_markdown_end bounded_markdown_render(
    const char *text, size_t byte_count, int options, size_t maximum_memory, bounded_markdown_question should_stop,
    char **html);

/// Lets go of HTML.
void bounded_markdown_free(char *html);
