/** Fitted by `npm run eval -- --fit` on the candidates of the judged chats. Do not edit by hand. */
export const fitted: {
  readonly examples: number
  readonly digest: string
  readonly least: number
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
} = {
  examples: 524,
  digest: "81857a035ae25882f23fbdfe6178d5f6c37cc9ff5e016c4334a8933ff1b6fc3c",
  least: 0.1,
  bias: -0.02,
  weights: {
    agreed: -0.2,
    completed: 0.11,
    "factor accepted": -0.06,
    "factor asked": -0.03,
    "factor assigned": 0.03,
    "factor names a day": 0.53,
    "factor names a person": 0.22,
    "factor names no object": 0.08,
    "factor needed": -0.07,
    "factor promised": 0.43,
    "factor quotes other words": 0.17,
    "few content words": -0.2,
    marked: 0.04,
    past: -0.11,
    pronoun: -0.24,
    replies: 0.01,
    "score of knowledge": 0.31,
    "score of work": 0.49,
    "type blocker": -0.08,
    "type decision": -0.06,
    "type idea": -0.14,
    "type insight": 0.08,
    "type problem": -0.25,
    "type question": 0.14,
    "type requirement": 0.4,
    "type risk": -0.09
  }
}
