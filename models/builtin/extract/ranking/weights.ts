/** Fitted by `npm run eval -- --fit` on the candidates of the judged chats. Do not edit by hand. */
export const fitted: {
  readonly examples: number
  readonly digest: string
  readonly least: number
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
} = {
  examples: 364,
  digest: "53218b8a0ce13a0f15b147dca7a7629c6b245149efcff0b838c799499f202a34",
  least: 0.1,
  bias: 0.42,
  weights: {
    agreed: -0.233,
    completed: 0.073,
    "factor accepted": -0.019,
    "factor asked": -0.146,
    "factor assigned": 0.069,
    "factor names a day": 0.516,
    "factor names a person": 0.169,
    "factor names no object": -0.016,
    "factor needed": -0.064,
    "factor promised": 0.307,
    "factor quotes other words": 0.042,
    "few content words": -0.199,
    marked: 0.098,
    past: -0.323,
    pronoun: 0.028,
    replies: 0.03,
    "score of knowledge": 0.199,
    "score of work": 0.513,
    "type blocker": -0.015,
    "type decision": -0.041,
    "type insight": -0.231,
    "type problem": -0.34,
    "type question": 0.287,
    "type requirement": 0.191
  }
}
