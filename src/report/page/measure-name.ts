import type { ReportMeasure } from '../../analysis/report/results.ts';
import type { Element } from '../../elements.ts';
import { sentence } from './names.ts';
import type { Voice } from './voice.ts';

/** Returns a measure in words. */
export function measureName({ kind, values }: ReportMeasure, voice: Voice): string {
  const told = Object.entries(values).map(([key, value]) => {
    if (key === 'element' || key === 'other') return [key, voice.element(value as Element)];
    return [key, key === 'share' ? voice.percent(value as number) : voice.number(value as number)];
  });
  return voice.say(`measure.${kind}`, Object.fromEntries(told));
}

/** Returns a measure in words at the beginning of a line. */
export function measureTitle(measure: ReportMeasure, voice: Voice): string {
  return sentence(measureName(measure, voice));
}
