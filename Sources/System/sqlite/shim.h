/// A connection of SQLite's. Its own header is not included: the types in it are to be those of GRDB's module.
struct sqlite3;
int sqlite3_db_config(struct sqlite3 *, int option, ...);

/// Sets a switch of a connection; the function itself takes a variable number of arguments, which Swift cannot call.
static inline int shirabe_sqlite3_db_config(struct sqlite3 *database, int option, int value) {
  return sqlite3_db_config(database, option, value, (int *)0);
}
