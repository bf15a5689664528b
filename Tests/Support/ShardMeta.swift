/// What the shards of an index say of themselves, written as another version of the program would have.
public enum ShardMeta {
  /// Text rules that no version has.
  public static let otherTextRules = "shirabe-text-0/unicode-1.1.0"

  private static let script = """
    import glob, sqlite3, sys
    for path in glob.glob(sys.argv[1] + "/shard-*.db"):
      database = sqlite3.connect(path)
      meta = dict(database.execute("SELECT name, value FROM meta"))
      meta[sys.argv[2]] = sys.argv[3]
      if sys.argv[4] == "true":
        entries = [f"{name}={meta[name]}\\n" for name in ("format", "index_id", "shard", "shards", "text_rules")]
        checksum = 0xCBF29CE484222325
        for byte in "".join(entries).encode():
          checksum = (checksum ^ byte) * 0x100000001B3 % 2**64
        meta["checksum"] = format(checksum, "x")
      for entry in meta.items():
        database.execute("UPDATE meta SET value = ?2 WHERE name = ?1", entry)
      database.commit()
    """

  /// Sets an entry of the `meta` table in all shards of an index.
  ///
  /// - Parameters:
  ///   - name: `format` or `text_rules`.
  ///   - isSound: Whether the checksum of the table is set to what it then has to be.
  public static func set(_ name: String, _ value: String, of index: String, isSound: Bool = true) throws {
    let program = try Program("/usr/bin/python3", ["-c", script, index, name, value, "\(isSound)"])
    guard try program.status() == 0 else { throw TestFailure(program.errors) }
  }
}
