// The reference workload as a plain day-by-day loop in C, a reference for the library's speed. programs.ts writes
// workload.h and builds this file with gcc -O3 -march=native; check.ts compares results, npm run bench compares time.
//
//   loop [trials] [seed]

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "random.h"
#include "future.h"

typedef struct { double sum, squares; } Sums;
typedef struct { Sums halted, days, lost; } Tally;

// Processor time, which depends less on other programs than elapsed time.
static double microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e6 * now.tv_sec + 1e-3 * now.tv_nsec;
}

static void add(Sums *sums, double value) {
  sums->sum += value;
  sums->squares += value * value;
}

// Standard error of the mean.
static double standard_error(const Sums *sums, double n) {
  double mean = sums->sum / n;
  return sqrt((sums->squares / n - mean * mean) / (n - 1));
}

static void print(const Tally *of, const char *id, double n) {
  printf("\"%s\":{\"halt\":%.9g,", id, of->halted.sum / n);
  printf("\"haltDays\":%.9g,\"haltDaysError\":%.9g,", of->days.sum / n, standard_error(&of->days, n));
  printf("\"lostDays\":%.9g,\"lostDaysError\":%.9g}", of->lost.sum / n, standard_error(&of->lost, n));
}

int main(int argc, char **argv) {
  long trials = argc > 1 ? atol(argv[1]) : 10000;
  seed_random(argc > 2 ? strtoull(argv[2], NULL, 10) : 1);
  tabulate_efforts();
  Tally tallies[AUTOMAKERS] = {0};
  long any = 0;
  double start = microseconds();
  for (long trial = 0; trial < trials; trial++) {
    live();
    int days = 0;
    for (int f = 0; f < AUTOMAKERS; f++) {
      add(&tallies[f].halted, halt_days[f] > 0);
      add(&tallies[f].days, halt_days[f]);
      add(&tallies[f].lost, lost_days[f]);
      days += halt_days[f];
    }
    any += days > 0;
  }
  double elapsed = microseconds() - start;
  printf("{\"trials\":%ld,\"microsecondsPerTrial\":%.4g,\"anyHalt\":%.9g,\"automakers\":{", trials, elapsed / trials,
         (double)any / trials);
  for (int f = 0; f < AUTOMAKERS; f++) {
    print(&tallies[f], AUTOMAKER[f].id, trials);
    printf(f + 1 < AUTOMAKERS ? "," : "}}\n");
  }
}
