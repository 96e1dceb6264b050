import { round } from '../model/fixed-point.ts';
import type { AutomakerState } from './automaker-state.ts';
import type { Ledger } from './ledger.ts';
import type { Screening } from './screening.ts';

/*
 * All lanes of a line need as much, so the least stock is the least cover, and one lane tells how fast the line may run. Gross stock changes only where the line uses less
 * than at full rate, or free supply is cut off.
 */

/** Steps 3 and 4 of day t, once goods have arrived: adds free supply, then runs, rations, halts or restarts the line (model.md §5, §6). */
export function produce({ context, ledger, screening, line }: AutomakerState, t: number): void {
  const { market, model } = context;
  const { minimumRate, restartDays, rationBelowDays, rationRate } = model.plant;
  const need = market.need[t]!;
  const wasHalted = t > 0 && line.halted[t - 1] === 1;
  const scarcest = supplyAndFindScarcest(ledger, screening, t, need);
  const cover = scarcest < 0 ? Number.POSITIVE_INFINITY : stockOf(ledger, scarcest, t, need) / need;
  const most = cover < rationBelowDays ? rationRate : 1;
  const rate = cover < most ? cover : most;
  const halted = rate < minimumRate || (wasHalted && cover < restartDays);
  if (cover < line.leastCover[0]!) line.leastCover[0] = cover;
  if (!halted && rate === 1) return;
  line.halted[t] = halted ? 1 : 0;
  line.rate[t] = halted ? 0 : rate;
  if (halted && !wasHalted) line.bindingLane[t] = scarcest + 1;
  returnUnused(ledger, screening, t, need, halted ? 0 : round(rate * need));
}

/** Returns stock on hand at production on day t, free supply added. */
function stockOf({ grossStock, netNeed }: Ledger, l: number, t: number, need: number): number {
  return grossStock[l]! - netNeed[l]![t + 1]! + need;
}

/**
 * Cuts off free supply that would lift stock above the order-up-to level plus the day's need. Returns the essential lane with the least cover, the first by atomic number and
 * chain among equals; −1 without one.
 */
function supplyAndFindScarcest(ledger: Ledger, screening: Screening, t: number, need: number): number {
  const { grossStock, netNeed, orderUpToLevel } = ledger;
  const { activeLanes, activeFrom } = screening;
  let scarcest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = activeFrom; i < activeLanes.length; i++) {
    const l = activeLanes[i]!;
    const net = netNeed[l]!;
    let closingStock = grossStock[l]! - net[t + 1]!;
    const excess = closingStock - orderUpToLevel[l]!;
    if (excess > 0) {
      const cut = Math.min(excess, need - (net[t + 1]! - net[t]!));
      grossStock[l]! -= cut;
      closingStock -= cut;
    }
    if (closingStock < least) {
      least = closingStock;
      scarcest = l;
    }
  }
  return scarcest;
}

/** Adds back what is not used of day t's need by a line that takes `amount` of every lane, as far as it is there. */
function returnUnused(ledger: Ledger, screening: Screening, t: number, need: number, amount: number): void {
  const { activeLanes, activeFrom } = screening;
  for (let i = activeFrom; i < activeLanes.length; i++) {
    const l = activeLanes[i]!;
    ledger.grossStock[l]! += need - Math.min(amount, stockOf(ledger, l, t, need));
  }
}
