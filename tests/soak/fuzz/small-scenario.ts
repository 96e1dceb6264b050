/** A scenario with most features that is quick to simulate. */
export const SMALL: Readonly<Record<string, unknown>> = {
  name: 'small',
  start: '2026-01-05',
  horizonDays: 60,
  policy: {
    regimes: {
      open: {},
      slow: { speed: 0.5, returned: 0.2, source: 'judgement' },
      ban: { speed: 0, embargo: true },
    },
    initial: 'open',
    ratesPerYear: { open: { slow: 4 }, slow: { open: { low: 1, high: 3 } }, ban: { open: 6 } },
    events: [{ date: '2026-01-20', to: 'ban', probability: 0.5 }],
    destinations: { jp: { initial: 'slow', ratesPerYear: { slow: { open: 2 } }, events: [] } },
  },
  desk: { effortWorkingDays: { median: 8, sigma: 0.4 }, limitWorkingDays: 30 },
  automakers: {
    north: {
      destination: 'us',
      cycleDays: 10,
      plannedLicenceDays: 10,
      transitDays: 10,
      vehiclesPerDay: 100,
      valuePerVehicle: 20000,
      licence: { validityDays: 0 },
      lanes: {
        Dy: { bufferDays: { median: 12, sigma: 0.5 }, chains: 2 },
        Tb: { bufferDays: 9, licensedShare: 0.9 },
      },
    },
    south: {
      destination: 'jp',
      cycleDays: 15,
      transitDays: 5,
      lanes: { Sm: { bufferDays: { low: 5, high: 20 } } },
    },
  },
};
