#include <sqlite3.h>

/// Sets a switch of a connection; the function itself takes a variable number of arguments, which Swift cannot call.
static inline int shirabe_sqlite3_db_config(sqlite3 *database, int option, int value) {
  return sqlite3_db_config(database, option, value, (int *)0);
}
