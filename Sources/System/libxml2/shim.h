#include <libxml/xmlversion.h>
// Debian builds libxml2 with ICU, whose headers differ from those that Foundation carries; only its converters, which nobody
// uses from here, have to do with it.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/uri.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
