#include <spawn.h>

// Declared by <spawn.h> for GNU sources only, which Swift's import of it is not (posix_spawn(3)).
#ifndef POSIX_SPAWN_SETSID
#define POSIX_SPAWN_SETSID 0x80
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int lowestDescriptor);
#endif
