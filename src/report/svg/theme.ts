/** All charts share a width, so that a page of them has one rhythm. */
export const WIDTH = 720;
/** Room between the edge of the sheet and what is drawn. */
export const MARGIN = 24;

/**
 * One hue for the model, one for what was observed (Okabe and Ito's blue and vermilion, which the
 * color-blind tell apart), grays for the rest.
 */
export const COLOR = {
  paper: '#ffffff',
  ink: '#1f2933',
  muted: '#56616c',
  line: '#8a949e',
  grid: '#e6e9ec',
  model: '#0072b2',
  observed: '#c44e00',
} as const;

/** Text sizes in pixels; nothing is smaller than `small`. */
export const SIZE = { title: 16, label: 12.5, small: 11.5 } as const;

export const FONT = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif';
