// The marks of Observable Plot that charts are made of, and the document that it draws in: the build keeps
// both in one file of their own, which nothing loads that draws no chart.

export {
  areaY,
  axisX,
  axisY,
  barX,
  cell,
  dot,
  gridX,
  gridY,
  lineY,
  link,
  type Markish,
  type PlotOptions,
  plot,
  rectY,
  ruleX,
  ruleY,
  text,
} from '@observablehq/plot';
export { parseHTML } from 'linkedom';
