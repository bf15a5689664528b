import GRDB

/// The database beside the shards that is not the index's own: `inputs.db`, in which whoever feeds an index keeps what its articles
/// were read from.
///
/// An index knows one thing of what is in it: that the table `meta` has the id of the index it was written for, since of any other
/// it says nothing.
package enum InputsFile {
  /// Its name in the folder of an index.
  package static let name = "inputs.db"

  /// Has the file of a restored index know that by the id that it has now.
  ///
  /// What is known of any other index stays so, and is thrown away by the next who opens the file.
  package static func update(_ path: String, from oldId: String, to newId: String) throws(IndexError) {
    try IndexError.locating(path) {
      let queue = try DatabaseQueue(path: path)
      try queue.write { database in
        // One that was copied before its tables were made knows of no index yet.
        guard try database.tableExists("meta") else { return }
        try database.execute(
          sql: "UPDATE meta SET value = ? WHERE name = 'index_id' AND value = ?", arguments: [newId, oldId])
      }
      _ = try queue.inDatabase { try $0.checkpoint(.truncate) }
      try queue.close()
    }
  }
}
