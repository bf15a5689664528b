/// One of the sorted runs that FTS5 keeps its postings in: pages of terms and, behind each term, its postings.
struct Segment: Equatable {
  /// Its number, from which its pages have theirs.
  let id: Int64
  /// The first page of terms that it still has, counted from 1.
  let firstPage: Int64
  let lastPage: Int64

  /// The row of a page in FTS5's table of blocks (`fts5_index.c`: FTS5_SEGMENT_ROWID).
  func row(ofPage page: Int64) -> Int64 { id << 37 + page }
}
