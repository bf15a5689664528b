import GRDB

/// The tables of `inputs.db`, which knows what the articles of an index were read from.
///
/// - `meta`: the identity of the index; what is known of another one is worth nothing.
/// - `folder`: the folders that are kept in step, and the settings that they were read with.
/// - `input`: their files (see ``InputRecord``).
/// - `input_article`: which file an article is of, and in which run it was last found there. One article is of one file.
/// - `repeated_source`, `repeated_line`: the lines that stand in many files of a source, and over how many files they were counted.
/// - `load_mark`, `load_mark_ids`: how far the load of a large file has come, and the ids of its articles so far (see ``LoadMark``).
enum InputSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: folders, files, their articles, repeated lines, load marks") { database in
      try database.execute(
        sql: """
          CREATE TABLE meta (name TEXT PRIMARY KEY NOT NULL, value ANY NOT NULL) STRICT, WITHOUT ROWID;

          CREATE TABLE folder (
            row INTEGER PRIMARY KEY,
            path TEXT NOT NULL UNIQUE,
            settings TEXT NOT NULL
          ) STRICT;

          CREATE TABLE input (
            row INTEGER PRIMARY KEY,
            folder INTEGER NOT NULL,
            path TEXT NOT NULL,
            name TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            modified_nanoseconds INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            digest BLOB,
            state INTEGER NOT NULL,
            refused INTEGER NOT NULL,
            UNIQUE (folder, path)
          ) STRICT;

          CREATE TABLE input_article (
            article TEXT PRIMARY KEY NOT NULL,
            input INTEGER NOT NULL,
            run INTEGER NOT NULL
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX article_of_input ON input_article (input);

          CREATE TABLE repeated_source (
            folder INTEGER NOT NULL,
            source TEXT NOT NULL,
            files INTEGER NOT NULL,
            PRIMARY KEY (folder, source)
          ) STRICT, WITHOUT ROWID;

          CREATE TABLE repeated_line (
            folder INTEGER NOT NULL,
            source TEXT NOT NULL,
            position INTEGER NOT NULL,
            line TEXT NOT NULL,
            PRIMARY KEY (folder, source, position)
          ) STRICT, WITHOUT ROWID;

          CREATE TABLE load_mark (
            path TEXT PRIMARY KEY NOT NULL,
            bytes INTEGER NOT NULL,
            modified_nanoseconds INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            head BLOB NOT NULL,
            settings TEXT NOT NULL,
            line INTEGER NOT NULL,
            byte_offset INTEGER NOT NULL,
            consumed INTEGER NOT NULL
          ) STRICT, WITHOUT ROWID;

          CREATE TABLE load_mark_ids (
            path TEXT NOT NULL,
            line INTEGER NOT NULL,
            ids TEXT NOT NULL,
            PRIMARY KEY (path, line)
          ) STRICT, WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("2: files by the names that they had before") { database in
      // Only of renamed files: others are found by their paths.
      try database.execute(sql: "CREATE INDEX renamed_input ON input (folder, name) WHERE name <> path")
    }
    return migrator
  }
}
