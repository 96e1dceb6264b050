// Observable Plot, and the document that it draws in: the build keeps both in one file of their own, which
// nothing loads that draws no chart.

export * from '@observablehq/plot';
export { parseHTML } from 'linkedom';
