/** Fitted by `npm run eval -- --fit` on the candidates of the judged chats. Do not edit by hand. */
export const fitted: {
  readonly examples: number
  readonly digest: string
  readonly least: number
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
} = {
  examples: 500,
  digest: "69fab08825977d2a959aebb1e39d9364c74e7731f47c55c4382fdac225e3edd0",
  least: 0.1,
  bias: -0.15,
  weights: {
    agreed: -0.24,
    completed: 0.17,
    "factor accepted": 0.01,
    "factor asked": -0.03,
    "factor assigned": 0.1,
    "factor names a day": 0.37,
    "factor names a person": 0.35,
    "factor names no object": 0.03,
    "factor needed": -0.01,
    "factor promised": 0.33,
    "factor quotes other words": 0.08,
    "few content words": -0.49,
    fragment: -0.41,
    "has an owner": 0.53,
    marked: 0,
    "only statement": 0.56,
    opening: -0.42,
    past: -0.09,
    pronoun: -0.18,
    replies: 0.01,
    "score of knowledge": 0.29,
    "score of work": 0.27,
    "type blocker": -0.07,
    "type decision": -0.06,
    "type idea": -0.14,
    "type insight": 0.03,
    "type problem": -0.19,
    "type question": 0.1,
    "type requirement": 0.39,
    "type risk": -0.1
  }
}
