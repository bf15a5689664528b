#include "bounded_markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>

/// What stands before every piece of memory: all pieces of a rendering are in a ring.
struct piece {
  struct piece *previous;
  struct piece *next;
  size_t byte_count;
  /// The bytes after it are aligned as those of malloc.
  size_t padding;
};

/// The question costs more than a piece of memory. No more than a pass over the text lies between two of these.
static const size_t requests_per_question = 16;

struct rendering {
  struct piece ring;
  size_t byte_count;
  size_t maximum_memory;
  bounded_markdown_question should_stop;
  /// How often memory was asked for.
  size_t request_count;
  jmp_buf exit;
};

/// The rendering of this thread; cmark-gfm's functions for memory are given nothing to tell it by.
static _Thread_local struct rendering *current;

static void link_piece(struct piece *piece) {
  piece->previous = &current->ring;
  piece->next = current->ring.next;
  current->ring.next->previous = piece;
  current->ring.next = piece;
}

static void unlink_piece(struct piece *piece) {
  piece->previous->next = piece->next;
  piece->next->previous = piece->previous;
}

/// Comes back only where so much more may be taken.
static void admit(size_t byte_count) {
  current->request_count++;
  if (current->request_count % requests_per_question == 0 && current->should_stop())
    longjmp(current->exit, bounded_markdown_stopped);
  if (byte_count > current->maximum_memory - current->byte_count) longjmp(current->exit, bounded_markdown_no_memory);
}

static void *take_zeroed(size_t count, size_t size) {
  if (size != 0 && count > (SIZE_MAX - sizeof(struct piece)) / size) longjmp(current->exit, bounded_markdown_no_memory);
  size_t byte_count = count * size;
  admit(byte_count);
  struct piece *piece = calloc(1, sizeof(struct piece) + byte_count);
  if (piece == NULL) longjmp(current->exit, bounded_markdown_no_memory);
  piece->byte_count = byte_count;
  current->byte_count += byte_count;
  link_piece(piece);
  return piece + 1;
}

static void give_back(void *memory) {
  if (memory == NULL) return;
  struct piece *piece = (struct piece *)memory - 1;
  current->byte_count -= piece->byte_count;
  unlink_piece(piece);
  free(piece);
}

static void *take_again(void *memory, size_t byte_count) {
  if (memory == NULL) return take_zeroed(1, byte_count);
  struct piece *piece = (struct piece *)memory - 1;
  if (byte_count > SIZE_MAX - sizeof(struct piece)) longjmp(current->exit, bounded_markdown_no_memory);
  if (byte_count > piece->byte_count) admit(byte_count - piece->byte_count);
  unlink_piece(piece);
  struct piece *moved = realloc(piece, sizeof(struct piece) + byte_count);
  if (moved == NULL) {
    link_piece(piece);
    longjmp(current->exit, bounded_markdown_no_memory);
  }
  current->byte_count += byte_count - moved->byte_count;
  moved->byte_count = byte_count;
  link_piece(moved);
  return moved + 1;
}

static cmark_mem memory = {take_zeroed, take_again, give_back};

static char *render(const char *text, size_t byte_count, int options) {
  cmark_parser *parser = cmark_parser_new_with_mem(options, &memory);
  static const char *const names[] = {"table", "strikethrough"};
  for (size_t index = 0; index < sizeof(names) / sizeof(names[0]); index++) {
    cmark_syntax_extension *extension = cmark_find_syntax_extension(names[index]);
    if (extension != NULL) cmark_parser_attach_syntax_extension(parser, extension);
  }
  cmark_parser_feed(parser, text, byte_count);
  cmark_node *document = cmark_parser_finish(parser);
  if (document == NULL) longjmp(current->exit, bounded_markdown_no_memory);
  return cmark_render_html_with_mem(document, options, cmark_parser_get_syntax_extensions(parser), &memory);
}

enum bounded_markdown_end bounded_markdown_render(
    const char *text, size_t byte_count, int options, size_t maximum_memory, bounded_markdown_question should_stop,
    char **html) {
  struct rendering rendering = {.maximum_memory = maximum_memory, .should_stop = should_stop};
  rendering.ring.previous = rendering.ring.next = &rendering.ring;
  current = &rendering;
  int end = setjmp(rendering.exit);
  if (end == 0) {
    *html = render(text, byte_count, options);
    unlink_piece((struct piece *)*html - 1);
  }
  while (rendering.ring.next != &rendering.ring) {
    struct piece *piece = rendering.ring.next;
    unlink_piece(piece);
    free(piece);
  }
  current = NULL;
  return (enum bounded_markdown_end)end;
}

void bounded_markdown_free(char *html) {
  if (html != NULL) free((struct piece *)html - 1);
}
