/** The steps of the first run. Their state follows from facts of the installation, and from the steps that the person skipped. Pure. */
import type { System } from "../../gateways/contract/systemShown.ts"

export const stepIds = ["signIn", "you", "bot", "model", "chat", "proposals"] as const
export type StepId = (typeof stepIds)[number]
/** Steps that a person may skip: the product works without them. */
export const skippable: ReadonlySet<StepId> = new Set(["bot", "model", "chat", "proposals"])

export interface FirstFacts {
  readonly system: Pick<System, "bot" | "model">
  readonly hasMessages: boolean
  /** With a decision and without. */
  readonly proposals: number
}
export interface FirstStep {
  readonly id: StepId
  readonly state: "done" | "skipped" | "now" | "later"
}

const doneBy: { readonly [S in StepId]: (facts: FirstFacts) => boolean } = {
  signIn: () => true,
  you: () => true,
  bot: ({ system }) => system.bot.connected,
  model: ({ system }) => system.model.provider !== "builtin" && system.model.reachable,
  chat: ({ hasMessages }) => hasMessages,
  proposals: ({ proposals }) => proposals > 0
}

/** A step that is done counts as done also when it was skipped before. The first other one is `now`. */
export const firstStepsOf = (facts: FirstFacts, skipped: ReadonlySet<StepId>): ReadonlyArray<FirstStep> => {
  const isOver = (id: StepId) => doneBy[id](facts) || skipped.has(id)
  const next = stepIds.find((id) => !isOver(id))
  return stepIds.map((id) => {
    if (doneBy[id](facts)) return { id, state: "done" }
    if (skipped.has(id)) return { id, state: "skipped" }
    return { id, state: id === next ? "now" : "later" }
  })
}
