/** Fitted by `npm run eval -- --fit` on the candidates of the judged chats. Do not edit by hand. */
export const fitted: {
  readonly examples: number
  readonly digest: string
  readonly least: number
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
} = {
  examples: 504,
  digest: "4bd51ca629e12748d4aaf75ae7986c97a53c331c122975452c14dcbd4f209cf9",
  least: 0.1,
  bias: 0.12,
  weights: {
    agreed: -0.19,
    completed: 0.12,
    "factor accepted": 0.11,
    "factor asked": -0.04,
    "factor assigned": 0.02,
    "factor names a day": 0.38,
    "factor names a person": 0.22,
    "factor names no object": 0.07,
    "factor needed": 0.01,
    "factor promised": 0.48,
    "factor quotes other words": 0.22,
    "few content words": -0.49,
    marked: 0.03,
    past: 0.02,
    pronoun: -0.19,
    replies: -0.01,
    "score of knowledge": 0.28,
    "score of work": 0.45,
    "type blocker": -0.12,
    "type decision": -0.09,
    "type idea": -0.19,
    "type insight": 0.06,
    "type problem": -0.21,
    "type question": 0.13,
    "type requirement": 0.5,
    "type risk": -0.08
  }
}
