// A fast generator, xoshiro256++ (Blackman and Vigna, 2019), with one stream for all trials, and draws from it.

#include <math.h>
#include <stdint.h>

static uint64_t state[4];

static inline uint64_t rotate(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static inline uint64_t next(void) {
  uint64_t result = rotate(state[0] + state[3], 23) + state[0];
  uint64_t t = state[1] << 17;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= t;
  state[3] = rotate(state[3], 45);
  return result;
}

// Fills the state by splitmix64, as the authors recommend.
static void seed_random(uint64_t seed) {
  for (int i = 0; i < 4; i++) {
    uint64_t z = (seed += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    state[i] = z ^ (z >> 31);
  }
}

// In [0, 1).
static inline double uniform(void) { return (double)(next() >> 11) * 0x1p-53; }

static inline double exponential(double mean) { return -mean * log(1 - uniform()); }

// Marsaglia's polar method; the second normal of each pair is kept for the next call.
static double normal(void) {
  static double spare;
  static int has_spare;
  if (has_spare) {
    has_spare = 0;
    return spare;
  }
  double u, v, square;
  do {
    u = 2 * uniform() - 1;
    v = 2 * uniform() - 1;
    square = u * u + v * v;
  } while (square >= 1 || square == 0);
  double factor = sqrt(-2 * log(square) / square);
  spare = v * factor;
  has_spare = 1;
  return u * factor;
}

static inline double lognormal(double median, double sigma) { return median * exp(sigma * normal()); }
