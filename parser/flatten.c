#include "flatten.h"

#include <stdlib.h>

void ts_set_allocator(void *(*new_malloc)(size_t), void *(*new_calloc)(size_t, size_t), void *(*new_realloc)(void *, size_t),
                      void (*new_free)(void *));
TSParser *ts_parser_new(void);
void ts_parser_delete(TSParser *self);
bool ts_parser_set_language(TSParser *self, const TSLanguage *language);
TSTree *ts_parser_parse_string(TSParser *self, const TSTree *old_tree, const char *string, uint32_t length);
TSNode ts_tree_root_node(const TSTree *self);
void ts_tree_delete(TSTree *self);
uint16_t ts_node_symbol(TSNode self);
uint32_t ts_node_start_byte(TSNode self);
uint32_t ts_node_end_byte(TSNode self);
bool ts_node_is_named(TSNode self);
bool ts_node_is_error(TSNode self);
bool ts_node_is_missing(TSNode self);
bool ts_node_has_error(TSNode self);
TSTreeCursor ts_tree_cursor_new(TSNode node);
void ts_tree_cursor_delete(TSTreeCursor *self);
TSNode ts_tree_cursor_current_node(const TSTreeCursor *self);
uint16_t ts_tree_cursor_current_field_id(const TSTreeCursor *self);
bool ts_tree_cursor_goto_parent(TSTreeCursor *self);
bool ts_tree_cursor_goto_next_sibling(TSTreeCursor *self);
bool ts_tree_cursor_goto_first_child(TSTreeCursor *self);

/* tree-sitter gives ERROR nodes this symbol, which is past the grammar's. */
#define SYMBOL_ERROR UINT16_MAX

/* The nodes written so far, and the way from the root to the one at hand. */
typedef struct builder {
  flat_tree tree;
  uint32_t capacity;
  uint32_t *parents;
  uint32_t depth, parents_capacity;
} builder;

void flat_use_malloc(void) { ts_set_allocator(NULL, NULL, NULL, NULL); }

static bool append(builder *b, TSNode node, uint16_t field) {
  if (b->tree.count == b->capacity) {
    uint32_t capacity = b->capacity ? 2 * b->capacity : 1024;
    flat_node *nodes = realloc(b->tree.nodes, capacity * sizeof *nodes);
    if (!nodes) return false;
    b->tree.nodes = nodes;
    b->capacity = capacity;
  }
  flat_node *out = &b->tree.nodes[b->tree.count++];
  out->start = ts_node_start_byte(node);
  out->end = ts_node_end_byte(node);
  out->next = b->tree.count;
  out->symbol = ts_node_symbol(node);
  out->field = (uint8_t)field;
  out->flags = (uint8_t)((ts_node_is_named(node) ? FLAT_NAMED : 0) | (ts_node_is_error(node) ? FLAT_ERROR : 0) |
                         (ts_node_is_missing(node) ? FLAT_MISSING : 0) | (ts_node_has_error(node) ? FLAT_HAS_ERROR : 0));
  return true;
}

static bool enter(builder *b) {
  if (b->depth == b->parents_capacity) {
    uint32_t capacity = b->parents_capacity ? 2 * b->parents_capacity : 64;
    uint32_t *parents = realloc(b->parents, capacity * sizeof *parents);
    if (!parents) return false;
    b->parents = parents;
    b->parents_capacity = capacity;
  }
  b->parents[b->depth++] = b->tree.count - 1;
  return true;
}

/* The depth of a tree is that of the source, so this must not recurse. */
static bool walk(builder *b, TSTreeCursor *cursor, const uint8_t *prune) {
  for (;;) {
    TSNode node = ts_tree_cursor_current_node(cursor);
    if (!append(b, node, ts_tree_cursor_current_field_id(cursor))) return false;
    uint16_t symbol = ts_node_symbol(node);
    bool pruned = symbol != SYMBOL_ERROR && prune[symbol];
    if (!pruned && ts_tree_cursor_goto_first_child(cursor)) {
      if (!enter(b)) return false;
      continue;
    }
    while (!ts_tree_cursor_goto_next_sibling(cursor)) {
      if (b->depth == 0) return true;
      ts_tree_cursor_goto_parent(cursor);
      b->tree.nodes[b->parents[--b->depth]].next = b->tree.count;
    }
  }
}

bool flat_parse(const TSLanguage *language, const char *text, uint32_t length, const uint8_t *prune, flat_tree *out) {
  builder b = {0};
  bool ok = false;
  TSParser *parser = ts_parser_new();
  if (ts_parser_set_language(parser, language)) {
    TSTree *tree = ts_parser_parse_string(parser, NULL, text, length);
    if (tree) {
      TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
      ok = walk(&b, &cursor, prune);
      ts_tree_cursor_delete(&cursor);
      ts_tree_delete(tree);
    }
  }
  ts_parser_delete(parser);
  free(b.parents);
  *out = b.tree;
  if (!ok) flat_tree_free(out);
  return ok;
}

void flat_tree_free(flat_tree *tree) {
  free(tree->nodes);
  tree->nodes = NULL;
  tree->count = 0;
}
