// Declared by <malloc.h>, which Swift's module of the C library leaves out (malloc_trim(3)).
#include <malloc.h>
