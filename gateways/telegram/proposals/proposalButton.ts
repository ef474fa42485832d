/** The data of the buttons of a proposal. A hostile client may send any text. Pure. */
import { Schema } from "effect"
import { ProposalId } from "../../../domain/ids.ts"

const letters = { approve: "a", fix: "f", reject: "r" } as const

/** `revision`: the revision of the draft that the message showed. */
export interface ProposalPress {
  readonly action: keyof typeof letters
  readonly proposal: ProposalId
  readonly revision: number
}

/** At most 64 bytes: an id has at most 40. */
export const proposalPressData = ({ action, proposal, revision }: ProposalPress): string =>
  `q.${letters[action]}.${proposal}.${revision.toString(36)}`

/** Null for the data of another button. */
export const proposalPressOf = (data: string): ProposalPress | null => {
  const [, letter, proposal, revision] = /^q\.([afr])\.([a-z0-9]{8,40})\.([a-z0-9]{1,6})$/u.exec(data) ?? []
  const action = (["approve", "fix", "reject"] as const).find((each) => letters[each] === letter)
  if (action === undefined || revision === undefined || !Schema.is(ProposalId)(proposal)) return null
  return { action, proposal, revision: Number.parseInt(revision, 36) }
}
