/** Cases that the prior counts for in every fit. */
const PRIOR = 20;
/** Rounds of expectation and maximization. */
const ROUNDS = 25;

/**
 * Fits the chances of the parts of a mixture, by expectation-maximization with a prior (Dempster, Laird
 * and Rubin, JRSS B 39, 1977).
 *
 * @param cases - for each case, its likelihood under each part, to any common factor; at least one above 0.
 */
export function fitMixtureWeights(
  prior: readonly number[],
  cases: readonly (readonly number[])[],
  weights: readonly number[],
): number[] {
  let fit = [...prior];
  for (let round = 0; round < ROUNDS; round++) fit = nextFit(fit, prior, cases, weights);
  return fit;
}

function nextFit(
  fit: readonly number[],
  prior: readonly number[],
  cases: readonly (readonly number[])[],
  weights: readonly number[],
): number[] {
  const next = prior.map((chance) => PRIOR * chance);
  let total = PRIOR;
  cases.forEach((likelihoods, i) => {
    const whole = fit.reduce((sum, chance, j) => sum + chance * likelihoods[j]!, 0);
    total += weights[i]!;
    fit.forEach((chance, j) => {
      next[j]! += (weights[i]! * chance * likelihoods[j]!) / whole;
    });
  });
  return next.map((count) => count / total);
}
