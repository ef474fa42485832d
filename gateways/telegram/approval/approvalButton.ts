/** The data of the buttons that decide on a group. A hostile client may send any text. Pure. */
import { Schema } from "effect"
import { ChatId } from "../../../domain/ids.ts"

const letters = { approve: "a", refuse: "r" } as const

export interface ApprovalPress {
  readonly action: keyof typeof letters
  readonly group: ChatId
}

/** At most 64 bytes: an id has at most 40. */
export const approvalPressData = ({ action, group }: ApprovalPress): string => `g.${letters[action]}.${group}`

/** Null for the data of another button. */
export const approvalPressOf = (data: string): ApprovalPress | null => {
  const [, letter, group] = /^g\.([ar])\.([a-z0-9]{8,40})$/u.exec(data) ?? []
  const action = (["approve", "refuse"] as const).find((each) => letters[each] === letter)
  return action === undefined || !Schema.is(ChatId)(group) ? null : { action, group }
}
