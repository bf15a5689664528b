import GRDB
import ShirabeSearch

/// Reads posting lists from the segments of one shard's FTS5 table, within a read transaction.
///
/// FTS5 writes, merges and checks the segments; its own way of reading them costs 50 ns and more a posting, this one 2 to 4,
/// and here positions are looked at only where they matter. ``FTS5Format`` says what has to be so for that, and refuses what is
/// not.
///
/// Every number that is read is held against the bounds of its page or list, so that a damaged file gives an error or wrong
/// postings, which the integrity check finds, and never more.
final class PostingReader {
  /// The bytes of the lists that were read, with ``padding`` behind the last.
  private let bytes: Arena<UInt8>
  /// The postings of these lists.
  let postings: Arena<Posting>
  private let path: String
  private let maximumByteCount: Int
  private let watch: ProgressWatch
  private let structure: PreparedStatement
  private let index: PreparedStatement
  private let pages: PreparedStatement
  private var format: FTS5Format
  private var segments: [Segment] = []
  private var structureRecord: [UInt8] = []
  private var lists: [[UInt8]: PostingList] = [:]
  /// The places in the bytes where a row is written as it is and not as the distance from the one before.
  private var restarts: [Int] = []
  private var lastRow: Int64 = 0
  private var lastKnownRow: Int64 = 0

  /// Bytes behind the last that can be read, though nothing is said by them.
  private static let padding = 2 * Varint.maximumByteCount

  /// So many pages are decoded from one question to the next whether to go on.
  private static let pagesBetweenQuestions = 8

  /// Terms of FTS5's main index begin with this byte (`fts5_index.c`: FTS5_MAIN_PREFIX).
  private static let mainPrefix = UInt8(ascii: "0")

  /// - Parameters:
  ///   - database: The connection to the shard.
  ///   - watch: What ends the search of the moment.
  ///   - path: The shard, for messages.
  ///   - maximumByteCount: Bytes that the lists of one search may take.
  init(
    _ database: Database, _ watch: ProgressWatch, path: String,
    maximumByteCount: Int = ReadingMemory().postingByteCount
  ) throws {
    self.path = path
    self.watch = watch
    self.maximumByteCount = min(maximumByteCount, Int(UInt32.max))
    bytes = try Arena(keptCapacity: 4 << 20)
    postings = try Arena(keptCapacity: 1 << 18)
    format = try FTS5Format(database, path: path)
    structure = try PreparedStatement("SELECT block FROM posting_data WHERE id = \(SegmentList.row)", database)
    index = try PreparedStatement(
      "SELECT pgno FROM posting_idx WHERE segid = ?1 AND term <= ?2 ORDER BY term DESC LIMIT 1", database)
    pages = try PreparedStatement(
      "SELECT id, block FROM posting_data WHERE id BETWEEN ?1 AND ?2 ORDER BY id", database)
  }

  /// Takes in which segments there are in the transaction that has begun.
  ///
  /// - Parameters:
  ///   - lastRow: The highest row that was ever used; segments may still name it though its article is gone.
  ///   - lastKnownRow: The highest row that a list may name in the end, whatever else the shard says.
  ///
  /// - Throws: ``IndexError`` where FTS5's tables are of another form, ``DatabaseError`` where they are damaged.
  func begin(lastRow: Int64, lastKnownRow: Int64) throws {
    self.lastRow = lastRow
    self.lastKnownRow = lastKnownRow
    defer { structure.reset() }
    guard try structure.step() else { throw damaged("the list of the segments of the postings is missing") }
    let record = structure.bytes(0)
    guard !record.elementsEqual(structureRecord) else { return }
    try format.check(record)
    segments = try SegmentList(record).segments
    structureRecord = Array(record)
  }

  /// Forgets what was read.
  func end() {
    lists.removeAll(keepingCapacity: true)
    bytes.removeAll()
    postings.removeAll()
  }

  /// The postings of an index term; empty where it stands nowhere. What was read before in this transaction is not read again.
  ///
  /// - Complexity: O(bytes of the list).
  func list(of term: [UInt8]) throws(IndexError) -> PostingList {
    if let known = lists[term] { return known }
    let start = postings.count
    do {
      let list = try read(term)
      lists[term] = list
      return list
    } catch {
      // What was decoded of it is no list.
      postings.removeLast(postings.count - start)
      throw IndexError(error, path: path)
    }
  }

  /// The bytes that ``Posting`` tells places in, where they are now; reading another list may move them.
  var positions: UnsafePointer<UInt8> { UnsafePointer(bytes.start) }

  /// What ends the search of the moment.
  var interruption: Interruption { watch.interruption }

  private func read(_ term: [UInt8]) throws -> PostingList {
    let key = [PostingReader.mainPrefix] + term
    let start = postings.count
    var isOrdered = true
    var removed: [UInt32] = []
    for segment in segments {
      guard let range = try gather(key, segment) else { continue }
      try decode(range, listStart: start, &removed, &isOrdered)
    }
    // Segments are as old as their rows are high; only marks of removal are of rows in older ones.
    if !removed.isEmpty || !isOrdered { try tidy(from: start, removed, isOrdered: isOrdered) }
    if postings.count > start, Int64(postings.start[postings.count - 1].row) > lastKnownRow { throw damagedList }
    return PostingList(self, start..<postings.count)
  }

  private func append(_ source: UnsafePointer<UInt8>, _ range: Range<Int>) throws(DatabaseError) {
    // Their places must fit into the numbers of a posting, too.
    guard takenByteCount + range.count <= maximumByteCount else {
      throw DatabaseError(
        resultCode: .SQLITE_TOOBIG, message: "the posting lists of the query take over \(maximumByteCount >> 20) MiB")
    }
    try bytes.reserve(range.count + PostingReader.padding)
    (bytes.start + bytes.count).update(from: source + range.lowerBound, count: range.count)
    bytes.take(range.count)
    (bytes.start + bytes.count).update(repeating: 0, count: PostingReader.padding)
  }

  /// Takes in the bytes of a term's list in a segment; nil where the term is not in the segment.
  private func gather(_ key: [UInt8], _ segment: Segment) throws -> Range<Int>? {
    guard segment.firstPage > 0 else { return nil }
    let first = max(try pageNumber(of: key, in: segment), segment.firstPage)
    let start = bytes.count
    restarts.removeAll(keepingCapacity: true)
    pages.bind(segment.row(ofPage: first), at: 1)
    pages.bind(segment.row(ofPage: segment.lastPage), at: 2)
    defer { pages.reset() }
    guard try pages.step() else { throw damaged("a page of the postings is missing") }
    let leaf = try leaf()
    guard let found = key.withUnsafeBufferPointer({ leaf.postings(of: $0) }) else { return nil }
    restarts.append(start)
    try append(leaf.bytes, found.range)
    var mayGoOn = found.mayGoOn
    var number = segment.row(ofPage: first)
    while mayGoOn, try pages.step() {
      try interruption.check()
      number += 1
      guard pages.integer(0) == number else { throw damaged("a page of the postings is missing") }
      let leaf = try self.leaf()
      let firstTerm = leaf.firstTermOffset
      let content = LeafPage.headerByteCount..<(firstTerm ?? leaf.end)
      if let restart = leaf.firstRowOffset, restart < content.upperBound {
        restarts.append(bytes.count + restart - content.lowerBound)
      }
      try append(leaf.bytes, content)
      mayGoOn = firstTerm == nil
    }
    return start..<bytes.count
  }

  /// Bytes of the lists that were read.
  private var takenByteCount: Int { bytes.count + postings.count * MemoryLayout<Posting>.stride }

  private func pageNumber(of key: [UInt8], in segment: Segment) throws(DatabaseError) -> Int64 {
    try key.withUnsafeBufferPointer { key throws(DatabaseError) in
      index.bind(segment.id, at: 1)
      index.bind(key, at: 2)
      defer { index.reset() }
      // The lowest bit says something else of the page.
      return try index.step() ? index.integer(0) >> 1 : segment.firstPage
    }
  }

  /// The page at which the statement stands, until its next step.
  private func leaf() throws(DatabaseError) -> LeafPage {
    guard let leaf = LeafPage(pages.bytes(1)) else { throw damaged("a page of the postings has no good header") }
    return leaf
  }

  /// Reads a list: for each row its distance from the one before, the bytes of its positions times two, plus one if older
  /// postings of the row are removed, and the positions.
  private func decode(
    _ range: Range<Int>, listStart: Int, _ removed: inout [UInt32], _ isOrdered: inout Bool
  ) throws {
    // A posting takes three bytes at least: its row, the size of its positions, and one position. A row has one, but for
    // damage.
    let room = min(range.count / 3, Int(clamping: lastRow)) + 1
    try postings.reserve(room)
    let bytes = UnsafePointer(self.bytes.start)
    let decoded = postings.start + postings.count
    let highest = UInt64(clamping: lastRow)
    var count = 0
    var previous = postings.count > listStart ? UInt64(decoded[-1].row) : 0
    var offset = range.lowerBound
    var row: UInt64 = 0
    for (number, start) in restarts.enumerated() {
      // Between two of these is a page of postings at most.
      if number % PostingReader.pagesBetweenQuestions == 0 { try interruption.check() }
      let next = number + 1 < restarts.count ? restarts[number + 1] : range.upperBound
      guard offset == start else { throw damagedList }
      row = 0
      while offset < next {
        row &+= Varint.read(bytes, &offset)
        let size = Varint.read(bytes, &offset)
        let byteCount = size >> 1
        guard row <= highest, offset <= range.upperBound, byteCount <= UInt64(range.upperBound - offset) else {
          throw damagedList
        }
        if byteCount > 0 {
          guard count < room else { throw damagedList }
          if row <= previous { isOrdered = false }
          previous = row
          decoded[count] = Posting(row: UInt32(row), start: UInt32(offset), byteCount: UInt32(byteCount))
          count += 1
          offset += Int(byteCount)
        } else if size & 1 == 1 {
          removed.append(UInt32(row))
        }
      }
    }
    guard offset == range.upperBound else { throw damagedList }
    postings.take(count)
  }

  private var damagedList: DatabaseError {
    damaged("a list of postings does not end where it should, or names a row that was never used")
  }

  private func tidy(from start: Int, _ removed: [UInt32], isOrdered: Bool) throws(IndexError) {
    // Rows are never used again: what was removed in one segment is gone from all.
    var pace = WorkPace(interruption)
    var removedRows: Set<UInt32> = []
    for row in removed {
      try pace.count(8)
      removedRows.insert(row)
    }
    var kept: [Posting] = []
    kept.reserveCapacity(postings.count - start)
    for place in start..<postings.count {
      try pace.count(8)
      if !removedRows.contains(postings.start[place].row) { kept.append(postings.start[place]) }
    }
    if !isOrdered { try kept.sort(asking: interruption) { $0.row < $1.row } }
    postings.removeLast(postings.count - start)
    for (place, posting) in kept.enumerated() { postings.start[start + place] = posting }
    postings.take(kept.count)
  }

  /// What to throw where the positions of a posting make no sense.
  var damagedPositions: IndexError { IndexError(damaged("the positions of a posting are damaged"), path: path) }

  /// What to throw where a posting names a row that has no article.
  var strayPosting: IndexError { IndexError(damaged("a posting names a row that has no article"), path: path) }

  private func damaged(_ what: String) -> DatabaseError { DatabaseError(resultCode: .SQLITE_CORRUPT, message: what) }
}
