import Dispatch
import GRDB
import Synchronization

/// Makes columns anew of which most is of articles that are gone, so that an index that is renewed for ever takes no more memory
/// in a daemon that runs for ever.
///
/// That takes as long as reading all articles did when the index was opened, so it is done on a queue and a connection of its own
/// while searches go on with what they have.
final class ColumnRenewal: Sendable {
  private let folder: IndexFolder
  private let memory: ReadingMemory
  private let queue = DispatchQueue(label: "columns", qos: .utility)
  private let isAtWork = Atomic(false)

  init(_ folder: IndexFolder, _ memory: ReadingMemory) {
    self.folder = folder
    self.memory = memory
  }

  /// Begins to make the worn columns of an edition anew, unless that is being done.
  func begin(_ edition: OpenedIndex) {
    let worn = edition.wornShards
    guard !worn.isEmpty, isAtWork.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged else {
      return
    }
    queue.async { [self] in
      for number in worn {
        do throws(IndexError) { try renew(number, of: edition) } catch { edition.note(error) }
      }
      isAtWork.store(false, ordering: .releasing)
    }
  }

  private func renew(_ number: Int, of edition: OpenedIndex) throws(IndexError) {
    let path = folder.shardPath(number)
    let opened = try ShardConnection.openToRead(path, memory)
    let reader = try ShardReader(opened, path: path, columns: SharedDocValues(), signatures: SharedDocValues())
    try reader.begin()
    defer { reader.end() }
    let signatures = edition.signatures[number].current.isWorn ? try reader.signatures() : nil
    // What was opened is of this edition if its files are still in their places.
    guard !edition.isRetired, edition.files.timesInPlace() != nil,
      opened.queue.inDatabase({ FileMove.isInPlace($0) })
    else { return }
    edition.columns[number].renew(by: reader.columns)
    if let signatures { edition.signatures[number].renew(by: signatures) }
  }
}
