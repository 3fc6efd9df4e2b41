#pragma once
#include <stddef.h>
typedef __INTPTR_TYPE__ ssize_t;
