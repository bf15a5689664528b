// Declared by <stdio.h> for GNU sources only, which Swift's import of it is not (renameat2(2)).
#define RENAME_EXCHANGE (1 << 1)
extern int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);
