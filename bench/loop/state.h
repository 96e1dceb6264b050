// Parameters of the loop, from the header that header.ts writes of bench/reference-workload.json, the state of the
// current trial, and the draws that all lanes share.

typedef struct { double speed, returned, approval; int embargo; } RegimeParameters;
typedef struct { double low, high; } Range;
typedef struct { int element; double median, sigma; } LaneParameters;
typedef struct {
  const char *id;
  int cycle_days, planned_days, transit_days;
  double cleared_at_start;
} AutomakerParameters;

#include "workload.h"

// All lanes, by automaker; automaker f has lanes f · LANES to (f + 1) · LANES − 1.
#define ALL (AUTOMAKERS * LANES)

// Draws of a trial for the whole market.
static double licensed_share[ELEMENTS], ramp, ramp_cap, thrift_after, thrift, thrift_cap;

// The lanes: one list for each quantity.
static double share[ALL], base_stock[ALL], on_hand[ALL], on_order[ALL];
static int next_order_day[ALL];
// Licensed goods that wait for the end of an embargo, goods that may depart on a day, goods that arrive on a day.
static double ready[ALL], leaving[HORIZON][ALL], arriving[HORIZON][ALL];

// The desk: its clock, and all applications under review.
typedef struct { double goods, clock_at_start; int effort, lane; } File;
static File file[ALL * MOST_FILES];
static int files;
static double clock_now;

static int regime;
static double regime_until;

// Results of each automaker.
static int halted[AUTOMAKERS], halt_days[AUTOMAKERS];
static double lost_days[AUTOMAKERS];

// Quantities are rounded to a grid of 2^-20, on which sums are exact.
static inline double on_grid(double x) { return floor(x * 0x1p20 + 0.5) * 0x1p-20; }

static inline double least(double a, double b) { return a < b ? a : b; }

static double effort_chance[EFFORT_LIMIT];

// Chances that a review takes at most k + 1 working days: the lognormal up to the limit, renormalised, rounded up.
static void tabulate_efforts(void) {
  for (int k = 0; k < EFFORT_LIMIT; k++) {
    effort_chance[k] = erfc(-log((k + 1) / (double)EFFORT_MEDIAN) / EFFORT_SIGMA / sqrt(2));
  }
  for (int k = 0; k < EFFORT_LIMIT; k++) effort_chance[k] /= effort_chance[EFFORT_LIMIT - 1];
}

// Draws an effort by bisection of the table.
static int draw_effort(void) {
  double u = uniform();
  int low = 0, high = EFFORT_LIMIT - 1;
  while (low < high) {
    int middle = (low + high) / 2;
    if (effort_chance[middle] >= u) high = middle;
    else low = middle + 1;
  }
  return low + 1;
}

static double draw(Range range) { return range.low + (range.high - range.low) * uniform(); }

static void draw_market(void) {
  double mining = draw(MINING_SHARE);
  for (int e = 0; e < ELEMENTS; e++) licensed_share[e] = on_grid(1 - (1 - mining) * (1 - draw(SEPARATED_IN_CHINA[e])));
  ramp = draw(RAMP_PER_MONTH);
  ramp_cap = draw(RAMP_CAP);
  thrift_after = draw(THRIFT_AFTER_DAYS);
  thrift = draw(THRIFT_PER_MONTH);
  thrift_cap = draw(THRIFT_CAP);
}
