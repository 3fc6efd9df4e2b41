#ifndef BINDGEN_FLATTEN_H
#define BINDGEN_FLATTEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The part of tree-sitter's API (ABI of go-tree-sitter v0.25.0) that is used
 * here. Its header lies in the module cache, where no #cgo line can point to.
 * tree.go checks the sizes of the structs against go-tree-sitter's. */
typedef struct TSLanguage TSLanguage;
typedef struct TSParser TSParser;
typedef struct TSTree TSTree;

typedef struct TSNode {
  uint32_t context[4];
  const void *id;
  const TSTree *tree;
} TSNode;

typedef struct TSTreeCursor {
  const void *tree;
  const void *id;
  uint32_t context[3];
} TSTreeCursor;

uint32_t ts_language_symbol_count(const TSLanguage *language);
const char *ts_language_symbol_name(const TSLanguage *language, uint16_t symbol);
uint32_t ts_language_field_count(const TSLanguage *language);
const char *ts_language_field_name_for_id(const TSLanguage *language, uint16_t field);

/* What flat_node.flags is made of. */
enum {
  FLAT_NAMED = 1,
  FLAT_ERROR = 2,     /* an ERROR node */
  FLAT_MISSING = 4,   /* put in by the parser: zero bytes wide */
  FLAT_HAS_ERROR = 8, /* it, or something in it, is an ERROR or MISSING */
};

/* One node of a syntax tree; a tree is an array of them in preorder. */
typedef struct flat_node {
  uint32_t start, end; /* byte offsets */
  uint32_t next;       /* index of the first node after this one's subtree */
  uint16_t symbol;
  uint8_t field; /* the field of the parent that this is, or 0 */
  uint8_t flags;
} flat_node;

typedef struct flat_tree {
  flat_node *nodes;
  uint32_t count;
} flat_tree;

/* Makes tree-sitter allocate with malloc instead of calling back into Go. Not
 * to be called while a parser is at work. */
void flat_use_malloc(void);

/* Parses text and flattens its tree, leaving out what lies in nodes whose
 * symbol has a nonzero byte in prune. Returns false when out of memory or when
 * the grammar does not fit the library; the caller frees out with
 * flat_tree_free otherwise. */
bool flat_parse(const TSLanguage *language, const char *text, uint32_t length, const uint8_t *prune, flat_tree *out);

void flat_tree_free(flat_tree *tree);

#endif
