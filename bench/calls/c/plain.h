/* The shared source as a library of C, for the peers that call one: cffi and
   ctypes. Also what cffi reads, so it is without preprocessor lines. */
void plain_noop(void);
int64_t plain_add(int64_t a, int64_t b);
int64_t plain_kw(int64_t a, int64_t b);
double plain_mul(double a, double b);
size_t plain_length(const char *text, size_t len);
void plain_upper(const char *text, size_t len, char *out);
void plain_flip(const uint8_t *data, size_t len, uint8_t *out);
int64_t plain_total(const int64_t *values, size_t len);
void plain_ramp(size_t count, double *out);
void plain_join(const char *const *words, const size_t *lens, size_t count, char *out);
int plain_fail(void);
typedef struct plain_point plain_point;
plain_point *plain_point_new(double x, double y);
void plain_point_free(plain_point *point);
double plain_point_x(const plain_point *point);
double plain_point_norm(const plain_point *point);
typedef struct plain_counter plain_counter;
plain_counter *plain_counter_new(int64_t value);
void plain_counter_free(plain_counter *counter);
int64_t plain_counter_bump(plain_counter *counter, int64_t by);
