/** Sends a command on a task, shows it at once, and offers to undo it. */
import type { Receipt, TaskRow } from "../../../gateways/contract.ts"
import { toast } from "../../parts/toast/toast.tsx"
import { api, Refusal } from "../../sync/rest/api.ts"
import type { Live } from "../../sync/live.tsx"
import { words } from "../../words/words.ts"
import type { ShownLine } from "../whole/wholeOf.ts"
import { changedSince, isReversible, regardless, reverseOf, type TaskStep } from "./reverse.ts"

/** The parts of the live rows that commands on tasks need. */
export type TaskPort = Pick<Live, "act" | "task">

/**
 * Null after a refusal, which the person has then seen.
 *
 * @param before the task as the person saw it
 * @param key the idempotency key of the intent; a new one by default
 */
export const sendOnTask = async (
  live: TaskPort,
  before: ShownLine,
  { verb, change, body }: TaskStep,
  key?: string
): Promise<Receipt | null> => {
  const sent = live.act(before.id, change, () => api.act(before.id, verb, body, key))
  if (!isReversible(verb)) return await sent
  const steps = reverseOf(verb, before)
  const close = toast({
    text: words.t(`did.${verb}`, { task: labelOf(before) }),
    undo: steps.length === 0 ? undefined : () => void undo(live, before, { sent, change, steps })
  })
  const receipt = await sent
  if (receipt === null) close()
  return receipt
}

interface Done {
  readonly sent: Promise<Receipt | null>
  readonly change: Partial<TaskRow>
  readonly steps: ReadonlyArray<TaskStep>
}

/** Reverses a command. When another person changed the same field since, it asks first. */
const undo = async (live: TaskPort, before: ShownLine, { sent, change, steps }: Done) => {
  if ((await sent) === null) return
  const now = live.task(before.id)
  if (now === undefined || !changedSince(change, now)) return await reverse(live, before, steps)
  askFirst(live, before, steps)
}

const askFirst = (live: TaskPort, before: ShownLine, steps: ReadonlyArray<TaskStep>) =>
  toast({
    text: words.t("changedSince", { task: labelOf(before) }),
    undo: () => void reverse(live, before, regardless(steps)),
    undoName: words.t("undoAnyway")
  })

const reverse = async (live: TaskPort, before: ShownLine, steps: ReadonlyArray<TaskStep>) => {
  try {
    for (const { verb, change, body } of steps)
      if ((await live.act(before.id, change, () => api.act(before.id, verb, body).catch(inConflict))) === null) return
    toast(words.t("undone", { task: labelOf(before) }))
  } catch (error) {
    if (!(error instanceof OtherVersion)) throw error
    askFirst(live, before, steps)
  }
}

/** The server has another version of the text than the one that the command made. The page may not have heard of it yet. */
class OtherVersion extends Error {}
/** Not a refusal, because `act` would show that one to the person, who gets a question instead. */
const inConflict = (error: unknown) => {
  const isOther = error instanceof Refusal && error.problem.reason === "changed-meanwhile"
  return Promise.reject(isOther ? new OtherVersion() : error)
}

/** UTF-16 units of a title in a message. */
const titleRoom = 48
const labelOf = ({ number, title }: ShownLine) =>
  `T-${number} ${title.length <= titleRoom ? title : `${title.slice(0, titleRoom).replace(/[\ud800-\udbff]$/, "")}…`}`
