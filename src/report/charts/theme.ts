/** All wide charts share a width, so that a page of them has one rhythm. */
export const WIDTH = 720;

/**
 * One hue for the model, one for what was observed (Okabe and Ito's blue and vermilion, which the
 * color-blind tell apart), grays for the rest.
 */
export const COLOR = {
  paper: '#ffffff',
  ink: '#1b1f23',
  muted: '#57606a',
  line: '#8a949e',
  grid: '#e6e9ec',
  empty: '#eceff2',
  model: '#0072b2',
  observed: '#c44e00',
  raises: '#a4312a',
  lowers: '#0b5cad',
} as const;

/** How one of several series looks: no two differ by color alone. */
export interface Look {
  readonly color: string;
  /** Dashes of its line; none is a solid line. */
  readonly dash?: string;
  readonly symbol: 'circle' | 'diamond' | 'square' | 'triangle';
}

/** Looks of up to four series, the mildest first; the contrast of each on white is at least 4.5. */
export const LOOKS: readonly Look[] = [
  { color: '#28709c', dash: '2 3', symbol: 'circle' },
  { color: '#9c5a00', dash: '8 3', symbol: 'diamond' },
  { color: '#7a1f3d', symbol: 'square' },
  { color: '#3d3d3d', dash: '8 3 2 3', symbol: 'triangle' },
];

export const FONT = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif';
