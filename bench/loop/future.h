// One trial of the reference workload, day by day in the order of docs/model.md: every day visits every lane of every
// automaker and every application under review. It is plain on purpose, as a reference for speed, and has only the
// features of the workload: no queue, licences for one shipment, goods by sea, no rationing, independent lanes.

#include <string.h>

#include "state.h"

static void lodge(int lane, double goods) { file[files++] = (File){goods, clock_now, draw_effort(), lane}; }

// Day 0: the planned stock until the first delivery, and the deliveries that were ordered before.
static void open_lane(int i, const AutomakerParameters *maker, const LaneParameters *law) {
  int cycle = maker->cycle_days, planned = maker->planned_days;
  int phase = (int)(uniform() * cycle);
  double buffer = on_grid(lognormal(law->median, law->sigma));
  share[i] = licensed_share[law->element];
  base_stock[i] = buffer + share[i] * (cycle + planned - 1);
  on_order[i] = ready[i] = 0;
  next_order_day[i] = phase == 0 ? 0 : cycle - phase;
  int due = planned - (phase == 0 ? cycle : phase);
  for (; due >= 1; due -= cycle) {
    double goods = share[i] * cycle;
    if (goods < 1e-9) continue;
    on_order[i] += goods;
    if (due <= maker->transit_days) arriving[due][i] = goods;
    else if (uniform() < maker->cleared_at_start) leaving[due - maker->transit_days][i] = goods;
    else lodge(i, goods);
  }
  do due += cycle; while (due < 1);
  on_hand[i] = buffer + share[i] * due;
}

static double leaving_rate(int from) {
  double sum = 0;
  for (int to = 0; to < REGIMES; to++) sum += RATE_PER_YEAR[from][to];
  return sum;
}

static double holding_days(void) {
  double rate = leaving_rate(regime);
  return rate > 0 ? exponential(365 / rate) : INFINITY;
}

// Step 1: jumps in continuous time up to the instant t.
static void live_policy(int t) {
  while (regime_until <= t) {
    int from = regime;
    double left = uniform() * leaving_rate(from);
    for (int to = 0; to < REGIMES; to++) {
      if (RATE_PER_YEAR[from][to] == 0) continue;
      regime = to;
      left -= RATE_PER_YEAR[from][to];
      if (left < 0) break;
    }
    regime_until += holding_days();
  }
}

// Step 2 on a working day: the desk decides every application whose effort is done.
static void work_desk(void) {
  const RegimeParameters *now = &REGIME[regime];
  clock_now += now->speed;
  for (int k = 0; k < files; k++) {
    File *f = &file[k];
    if (clock_now - f->clock_at_start < f->effort) continue;
    if (uniform() < now->returned) {
      f->clock_at_start = clock_now;
      f->effort = draw_effort();
      continue;
    }
    if (now->approval == 1 || uniform() < now->approval) ready[f->lane] += f->goods;
    else on_order[f->lane] -= f->goods;
    // The last application takes the place of the decided one.
    *f = file[--files];
    k--;
  }
}

// Step 2, continued: goods that are ready depart, unless there is an embargo.
static void depart(int t) {
  for (int i = 0; i < ALL; i++) ready[i] += leaving[t][i];
  if (REGIME[regime].embargo) return;
  for (int i = 0; i < ALL; i++) {
    if (ready[i] == 0) continue;
    int lands = t + AUTOMAKER[i / LANES].transit_days;
    if (lands < HORIZON) arriving[lands][i] += ready[i];
    ready[i] = 0;
  }
}

// Step 3: goods arrive, and free supply is added, at most up to the base stock plus the day's need.
static void receive(int t, double need) {
  double replaced = least(ramp_cap, ramp * t / 30);
  for (int i = 0; i < ALL; i++) {
    on_order[i] -= arriving[t][i];
    double stock = on_hand[i] + arriving[t][i];
    double free = least(on_grid(1 - share[i] + share[i] * replaced), base_stock[i] + need - stock);
    on_hand[i] = stock + (free > 0 ? free : 0);
  }
}

// Step 4 for one automaker: its line runs at the rate of the scarcest lane, halts or restarts.
static void produce(int f, double need) {
  double *stock = &on_hand[f * LANES];
  double scarcest = stock[0];
  for (int l = 1; l < LANES; l++) scarcest = least(scarcest, stock[l]);
  double cover = scarcest / need;
  double rate = least(1, cover);
  halted[f] = rate < MINIMUM_RATE || (halted[f] && cover < RESTART_DAYS);
  if (halted[f]) rate = 0;
  halt_days[f] += halted[f];
  lost_days[f] += 1 - rate;
  double used = on_grid(rate * need);
  for (int l = 0; l < LANES; l++) stock[l] -= least(used, stock[l]);
}

// Step 5: on its order day a lane orders up to the base stock and files an application.
static void order(int t) {
  for (int i = 0; i < ALL; i++) {
    if (t != next_order_day[i]) continue;
    next_order_day[i] += AUTOMAKER[i / LANES].cycle_days;
    double goods = base_stock[i] - on_hand[i] - on_order[i];
    if (goods < 1e-9) continue;
    on_order[i] += goods;
    lodge(i, goods);
  }
}

// Runs one trial and writes the halts of each automaker into halt_days.
static void live(void) {
  memset(leaving, 0, sizeof leaving);
  memset(arriving, 0, sizeof arriving);
  files = 0;
  clock_now = 0;
  regime = INITIAL_REGIME;
  regime_until = holding_days();
  draw_market();
  for (int f = 0; f < AUTOMAKERS; f++) {
    halted[f] = halt_days[f] = 0;
    lost_days[f] = 0;
    for (int l = 0; l < LANES; l++) open_lane(f * LANES + l, &AUTOMAKER[f], &LANE[f][l]);
  }
  for (int t = 0; t < HORIZON; t++) {
    double saved = t > thrift_after ? thrift * (t - thrift_after) / 30 : 0;
    double need = on_grid(1 - least(thrift_cap, saved));
    live_policy(t);
    if (WORKING_DAY[t]) work_desk();
    depart(t);
    receive(t, need);
    for (int f = 0; f < AUTOMAKERS; f++) produce(f, need);
    order(t);
  }
}
