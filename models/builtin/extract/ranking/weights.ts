/** Fitted by `npm run eval -- --fit` on the candidates of the judged chats. Do not edit by hand. */
export const fitted: {
  readonly examples: number
  readonly digest: string
  readonly least: number
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
} = {
  examples: 512,
  digest: "f43c8e94223a7e59a4228c658395a917642afb9ea6b633c989048ffbf56153df",
  least: 0.1,
  bias: 0.08,
  weights: {
    agreed: -0.2,
    completed: 0.12,
    "factor accepted": 0.05,
    "factor asked": -0.03,
    "factor assigned": -0.02,
    "factor names a day": 0.49,
    "factor names a person": 0.21,
    "factor names no object": 0.04,
    "factor needed": 0.01,
    "factor promised": 0.51,
    "factor quotes other words": 0.19,
    "few content words": -0.31,
    marked: 0.04,
    past: -0.01,
    pronoun: -0.2,
    replies: 0,
    "score of knowledge": 0.27,
    "score of work": 0.44,
    "type blocker": -0.09,
    "type decision": -0.14,
    "type idea": -0.16,
    "type insight": 0.06,
    "type problem": -0.19,
    "type question": 0.13,
    "type requirement": 0.5,
    "type risk": -0.11
  }
}
