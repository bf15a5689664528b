package import GRDB
import ShirabeModel
import ShirabeQuery

/// The tables of one shard database, and how older shards become newer ones.
///
/// - `meta`: what the shard is (see ``ShardIdentity``).
/// - `state`: one row; what every commit changes (see ``ShardState``).
/// - `generation`: which rows came with which commit (see ``GenerationTable``).
/// - `article`: one row an article: all but the body, so that it can be walked without reading bodies.
/// - `body`: the bodies, each a zstd frame (see ``BodyCompressor``).
/// - `checksum`: what articles and bodies are held against (see ``ArticleChecksum``).
/// - `dictionary`: what the frames were compressed with; empty until there is enough text to train one (see ``BodyDictionary``).
///   It holds stretches of the first articles' bodies, also when these are gone.
/// - `sentence`: which tokens of the bodies begin a sentence (see ``SentenceStarts``).
/// - `fingerprint`: what tells bodies apart, and bodies that are nearly the same (see ``BodyFingerprint``); nothing for a body
///   without a token.
/// - `tag`: which article has which tag, folded.
/// - `label`: an FTS5 table over ``labels``, for phrases in these fields.
/// - `posting`: the FTS5 table over `title` and `body`, with external content, so that FTS5's integrity check compares
///   it with the articles. It keeps no lengths (`columnsize=0`): they stand in `article`.
/// - `vocabulary`: words and runs of letters of one script, and in how many articles each stands (see ``VocabularyTerm``).
/// - `title_start`: where titles begin, for completions (see ``TitleStarts``), and how many articles have the title, which a
///   hash stands for; `title`: which articles have it.
///
/// Rows are never used again: an article that is replaced gets a new row. So whatever is held in memory of a row stays
/// true, and what is new has a higher row than all that was known. Only a shard that is made anew, in another file, begins again
/// (see ``ShardRebuild``).
package enum ShardSchema {
  /// The application id in the file header, "ShRb", by which `file` and this program know a shard.
  static let applicationId: Int32 = 0x5368_5262

  /// The format of these tables, as their `meta` says; programs search and write no other, and read articles by ``StoredFormat``.
  static let formatVersion = 5

  /// The fields that ``TextField`` phrases are looked up in by the table `label`: all but the title, which is ranked by.
  static let labels = TextField.allCases.filter { $0 != .title }.map(\.field)

  package static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: articles, bodies, postings, vocabulary") { database in
      try database.execute(
        sql: """
          PRAGMA application_id = \(applicationId);

          CREATE TABLE meta (
            name TEXT PRIMARY KEY NOT NULL,
            value ANY NOT NULL
          ) STRICT, WITHOUT ROWID;

          CREATE TABLE state (
            single INTEGER PRIMARY KEY CHECK (single = 0),
            generation INTEGER NOT NULL DEFAULT 0,
            last_row INTEGER NOT NULL DEFAULT 0,
            articles INTEGER NOT NULL DEFAULT 0,
            bytes INTEGER NOT NULL DEFAULT 0,
            title_tokens INTEGER NOT NULL DEFAULT 0,
            body_tokens INTEGER NOT NULL DEFAULT 0,
            checksum INTEGER NOT NULL DEFAULT \(ShardState().checksum)
          ) STRICT;
          INSERT INTO state (single) VALUES (0);

          CREATE TABLE generation (
            generation INTEGER PRIMARY KEY,
            last_row INTEGER NOT NULL,
            checksum INTEGER NOT NULL
          ) STRICT;

          CREATE TABLE article (
            row INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE COLLATE BINARY,
            title TEXT,
            title_tokens INTEGER NOT NULL,
            body_tokens INTEGER NOT NULL,
            published_order INTEGER,
            \(StoredFormat.current.fields.dropFirst().map { "\($0.name) TEXT" }.joined(separator: ",\n            ")),
            metadata TEXT
          ) STRICT;

          -- Only for `language:`, which is compared without case.
          CREATE INDEX article_language ON article (lower(language)) WHERE language IS NOT NULL;

          -- The tags of articles, folded.
          CREATE TABLE tag (
            tag TEXT NOT NULL,
            row INTEGER NOT NULL,
            PRIMARY KEY (tag, row)
          ) STRICT, WITHOUT ROWID;

          CREATE TABLE body (
            row INTEGER PRIMARY KEY,
            body BLOB NOT NULL
          ) STRICT;

          CREATE TABLE checksum (
            row INTEGER PRIMARY KEY,
            value INTEGER NOT NULL
          ) STRICT;

          CREATE TABLE dictionary (
            id INTEGER PRIMARY KEY,
            bytes BLOB NOT NULL
          ) STRICT;

          CREATE TABLE sentence (
            row INTEGER PRIMARY KEY,
            starts BLOB NOT NULL
          ) STRICT;

          CREATE TABLE fingerprint (
            row INTEGER PRIMARY KEY,
            body INTEGER NOT NULL,
            low INTEGER NOT NULL,
            high INTEGER NOT NULL
          ) STRICT;
          CREATE INDEX fingerprint_body ON fingerprint (body);

          CREATE TABLE vocabulary (
            term TEXT PRIMARY KEY NOT NULL,
            articles INTEGER NOT NULL
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX completion ON vocabulary (term, articles)
            WHERE articles >= \(VocabularyTerm.completionArticles);

          CREATE TABLE title_start (
            start TEXT NOT NULL,
            title INTEGER NOT NULL,
            articles INTEGER NOT NULL,
            PRIMARY KEY (start, title)
          ) STRICT, WITHOUT ROWID;

          CREATE TABLE title (
            title INTEGER NOT NULL,
            row INTEGER NOT NULL,
            PRIMARY KEY (title, row)
          ) STRICT, WITHOUT ROWID;

          CREATE VIEW content (row, title, body) AS
            SELECT article.row, coalesce(title, ''), \(BodyDecompressor.functionName)(body) FROM article JOIN body USING (row);

          CREATE VIRTUAL TABLE posting USING fts5(
            title, body,
            content='content', content_rowid='row', columnsize=0, tokenize='\(FTS5Bridge.tokenizerName)'
          );
          CREATE VIRTUAL TABLE label USING fts5(
            \(labels.map { "\($0.name)" }.joined(separator: ", ")),
            content='article', content_rowid='row', columnsize=0, tokenize='\(FTS5Bridge.tokenizerName)'
          );
          -- Postings are gathered in memory up to so many bytes before they are written as a segment. A larger hash table
          -- is slower, since it fits no processor's cache. Segments are merged once, at the end of a load (see
          -- `ShardWriter.tidy`), and not before there are very many.
          INSERT INTO posting (posting, rank) VALUES ('hashsize', 4194304);
          INSERT INTO posting (posting, rank) VALUES ('automerge', 0);
          INSERT INTO posting (posting, rank) VALUES ('crisismerge', 64);
          """)
    }
    return migrator
  }
}
