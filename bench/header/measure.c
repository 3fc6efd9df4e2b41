/* Runs a command without input and output and prints how long it took in
 * milliseconds and its peak memory in KiB. A program of its own, and a small one:
 * the peak that the kernel gives counts the memory of whoever started the command,
 * and that of Python is more than what is measured here. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv) {
  struct timespec start, end;
  struct rusage usage;
  int status;
  if (argc < 2) return 2;
  clock_gettime(CLOCK_MONOTONIC, &start);
  pid_t child = vfork();
  if (child == 0) {
    int quiet = open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 3; fd++) dup2(quiet, fd);
    execvp(argv[1], argv + 1);
    _exit(127);
  }
  if (child < 0 || wait4(child, &status, 0, &usage) < 0) return 2;
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%.3f %ld\n", (end.tv_sec - start.tv_sec) * 1e3 + (end.tv_nsec - start.tv_nsec) / 1e6, usage.ru_maxrss);
  return status != 0;
}
