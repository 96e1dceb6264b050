import { haltsBelow, roundAt } from '../model/fixed-point.ts';
import type { LineDays } from '../model/halts.ts';
import type { AutomakerState } from './automaker-state.ts';
import type { Ledger } from './ledger.ts';
import type { MarketDays } from './market-days.ts';
import type { Screening } from './screening.ts';

/*
 * All lanes of a line need as much, so the least stock is the least cover, and one lane tells how fast
 * the line may run. Gross stock changes only where the line uses less than at full rate, or free supply
 * is cut off.
 */

/**
 * Runs steps 3 and 4 of day t, once goods have arrived: adds free supply, then runs, rations, halts or
 * restarts the line (model.md §5, §6).
 */
export function produce({ context, ledger, screening, line }: AutomakerState, t: number): void {
  const { market, model } = context;
  const { minimumRate, restartDays, rationBelowDays, rationRate } = model.plant;
  const need = market.need[t]!;
  const wasHalted = t > 0 && line.halted[t - 1] === 1;
  const scarcest = supplyAndFindScarcest(ledger, screening, market, t);
  let cover = Number.POSITIVE_INFINITY;
  if (scarcest >= 0) cover = (ledger.grossStock[scarcest]! - ledger.netNeed[scarcest]![t + 1]! + need) / need;
  if (cover < line.leastCover[0]!) line.leastCover[0] = cover;
  const most = cover < rationBelowDays ? rationRate : 1;
  const rate = Math.min(cover, most);
  const halted = rate < haltsBelow(minimumRate, need) || (wasHalted && cover < restartDays);
  if (!halted && rate === 1) return;
  line.halted[t] = halted ? 1 : 0;
  line.rate[t] = halted ? 0 : rate;
  if (halted && !wasHalted) line.bindingLane[t] = scarcest + 1;
  returnUnused(ledger, screening, market, line, t);
}

/**
 * Cuts off free supply that would lift stock above the order-up-to level plus the day's need. Returns
 * the essential lane with the least cover, the first by atomic number and chain among equals; −1
 * without one.
 */
function supplyAndFindScarcest(
  { grossStock, netNeed, orderUpToLevel }: Ledger,
  { activeLanes, activeFrom }: Screening,
  { need }: MarketDays,
  t: number,
): number {
  let scarcest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = activeFrom; i < activeLanes.length; i++) {
    const l = activeLanes[i]!;
    const net = netNeed[l]!;
    let closingStock = grossStock[l]! - net[t + 1]!;
    const excess = closingStock - orderUpToLevel[l]!;
    if (excess > 0) {
      const cut = Math.min(excess, need[t]! - (net[t + 1]! - net[t]!));
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

/** What a line takes of every lane. */
const amount = new Float64Array(1);

/**
 * Adds back what a slow or halted line does not use of day t's need; a lane gives no more than it has.
 */
function returnUnused(
  { grossStock, netNeed }: Ledger,
  { activeLanes, activeFrom }: Screening,
  market: MarketDays,
  { rate }: LineDays,
  t: number,
): void {
  const need = market.need[t]!;
  amount[0] = rate[t]! * need;
  roundAt(amount, 0);
  for (let i = activeFrom; i < activeLanes.length; i++) {
    const l = activeLanes[i]!;
    const stock = grossStock[l]! - netNeed[l]![t + 1]! + need;
    grossStock[l]! += need - Math.min(amount[0]!, stock);
  }
}
