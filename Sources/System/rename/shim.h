// Declared by <stdio.h> for GNU sources only, which Swift's import of it is not (renameat2(2)).
#define RENAME_EXCHANGE (1 << 1)
extern int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);
// Declared by <fcntl.h> for GNU sources only (open(2)). Linux has the same number on all machines but alpha, parisc and sparc.
#define O_PATH 010000000
