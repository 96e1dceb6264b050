// How many times fewer trials \`compare\` takes than two runs apart, for the same precision (variance ratio; ${TRIALS} trials, seed "${SEED}", the
single setting: over parameter sets a stated buffer stands beside others in every set). Buffers are moved by their medians.
"Most possible" is the ratio for P(halt) if no trial went against the rest, which no coupling of yes-or-no columns can beat: it falls
as the change grows, so claims about P(halt) hold for small changes only. "Met" says whether the ratio reaches the claim for P(halt) /
for days halted or vehicles lost.

| change | of | P(halt) | points | ratio, P(halt) | most possible | ratio, days halted | ratio, vehicles lost | claim | met |
|---|---|---|---|---|---|---|---|---|---|
${CHANGES.map(row).join('\n')}

Changes of some days meet the claims for days halted and vehicles lost. For
P(halt), and for 30 days more, arithmetic forbids it. All luck is coupled: files are numbered by their order's place in the calendar, so
the same file meets the same review in both runs. What keeps P(halt) below the most possible is air freight: a thicker stock stays above
\`expediteBelowDays\`, sends goods by sea, and halts in some futures in which the thinner one flew them in. Without air freight no trial
goes against the rest.

The stated ratio against the scatter of ${BLOCKS} pairs of runs of ${BLOCK} trials each, on one seed and on two (vehicles lost; two standard errors
of the seen ratio of variances are about 30 %):

| change | of | stated | seen | range |
|---|---|---|---|---|
${empirical('Dy, 5 days more', 'ban-resumes', 'japan-compact', dy.patch)}
${empirical(slower.label, 'licences-slowed', 'japan-compact', slower.patch)}
`;
}
