import spring2025 from '../../scenarios/parameters/spring-2025.json' with { type: 'json' };

// A file of its own, so that a build can separate the numbers from the code.

/** The files of the calibrated parameter sets by name, not yet checked. */
export const PARAMETER_DATA: Readonly<Record<string, unknown>> = { 'spring-2025': spring2025 };
