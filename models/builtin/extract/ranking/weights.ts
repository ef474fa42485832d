/** Fitted by `npm run eval -- --fit` on the candidates of the judged chats. Do not edit by hand. */
export const fitted: {
  readonly examples: number
  readonly digest: string
  readonly least: number
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
} = {
  examples: 363,
  digest: "f3ebbaac50dac0fc29d9f7672d89c49c8c53841ec10c8fe042de9430528ceeb9",
  least: 0.1,
  bias: 0.432,
  weights: {
    agreed: -0.238,
    completed: 0.068,
    "factor accepted": -0.021,
    "factor asked": -0.156,
    "factor assigned": 0.061,
    "factor names a day": 0.513,
    "factor names a person": 0.2,
    "factor names no object": -0.019,
    "factor needed": -0.025,
    "factor promised": 0.3,
    "factor quotes other words": 0.036,
    "few content words": -0.203,
    marked: 0.098,
    past: -0.326,
    pronoun: 0.026,
    replies: 0.03,
    "score of knowledge": 0.194,
    "score of work": 0.49,
    "type blocker": -0.016,
    "type decision": -0.043,
    "type insight": -0.234,
    "type problem": -0.344,
    "type question": 0.285,
    "type requirement": 0.203
  }
}
