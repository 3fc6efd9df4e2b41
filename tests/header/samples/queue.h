#ifndef QUEUE_H
#define QUEUE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/** The most elements that a queue holds: not a `"*"` more. */
#define QUEUE_LIMIT 4096

#define QUEUE_MASK (QUEUE_LIMIT - 1)
#define QUEUE_LOAD 0.75
#define QUEUE_NAME "queue // of jobs"

/* Where a job stands. */
enum QueueState
#if __STDC_VERSION__ >= 202311L
  : uint8_t
#endif
 {
  Waiting,
  Running = 4,
  Done,
};
#if __STDC_VERSION__ >= 202311L
typedef enum QueueState QueueState;
#else
typedef uint8_t QueueState;
#endif

typedef enum {
  Low = -1,
  Normal,
  High,
} QueuePriority;

// Nobody looks inside.
typedef struct Queue Queue;

typedef struct QueueFlags {
  uint8_t bits;
} QueueFlags;
#define QueueFlags_NONE (QueueFlags){ .bits = (uint8_t)0 }
#define QueueFlags_LOUD (QueueFlags){ .bits = (uint8_t)(1 << 1) }
#define QueueFlags_ALL (QueueFlags){ .bits = (uint8_t)((QueueFlags_LOUD).bits | 4) }

typedef struct {
  double at;
  int32_t parts[3];
  QueueFlags flags;
} QueueStamp;

typedef union {
  uint64_t number;
  const char *text;
  QueueStamp stamp;
} QueueValue;

typedef bool (*QueueVisit)(void *context, const QueueValue *value);

typedef struct QueueJob {
  QueueState state;
  uint16_t tries;
  bool urgent;
  uintptr_t len;
  const uint8_t *data;
  QueueVisit visit;
  struct QueueJob *next;
  union {
    struct {
      float seconds;
    };
    int64_t ticks;
  };
} QueueJob;

typedef int32_t QueueStatus;
typedef QueueStamp QueueMoment;

extern const uint32_t QUEUE_VERSION;
extern int16_t QUEUE_LEVELS[4];

#ifdef __cplusplus
extern "C" {
#endif

Queue *queue_new(uintptr_t limit, QueuePriority priority);

QueueStatus queue_push(Queue *queue, QueueJob job);

QueueMoment queue_stamp(const Queue *queue, QueueState state);

void queue_each(const Queue *queue, QueueVisit visit, void *context);

void queue_log(const char *format, ...);

#if defined(QUEUE_THREADS)
int32_t queue_join(Queue *queue, uint64_t timeout);
#endif

#if !defined(QUEUE_THREADS)
int32_t queue_join(Queue *queue);
#endif

void queue_free(Queue *queue);

#ifdef __cplusplus
}
#endif

#endif
