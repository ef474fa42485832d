/** Sends a command on a statement or a topic, shows it at once, and offers to undo it. */
import type { Receipt } from "../../../gateways/contract.ts"
import type { AtomRow, TopicRow } from "../../../gateways/contract/knowledge.ts"
import { toast } from "../../parts/toast/toast.tsx"
import { Refusal } from "../../sync/rest/api.ts"
import { knowledgeApi } from "../../sync/rest/knowledgeApi.ts"
import { chatWords as words } from "../../words/words.ts"
import { labelOf } from "../names/labels.ts"
import type { KnownAct, KnownStep } from "./knownSteps.ts"

interface KnownRows {
  readonly atom: AtomRow
  readonly topic: TopicRow
}
export type KnownItemKind = keyof KnownRows
/** The parts of the live rows that commands need. */
export interface KnownPort<Row> {
  readonly shown: (id: string) => Row | undefined
  readonly act: (id: string, change: Partial<Row>, request: () => Promise<Receipt>) => Promise<Receipt | null>
}

/**
 * Null after a refusal, which the person has then seen.
 *
 * @param before the row as the person saw it
 * @param key the idempotency key of the intent; a new one by default
 */
export const sendKnown = async <K extends KnownItemKind>(
  kind: K,
  port: KnownPort<KnownRows[K]>,
  before: KnownRows[K],
  { step, back }: KnownAct<KnownRows[K]>,
  key?: string
): Promise<Receipt | null> => {
  const { id } = before
  const label = labelOf(kind, before.number)
  const send = ({ verb, change, body }: KnownStep<KnownRows[K]>, fail: (error: unknown) => never, own?: string) =>
    port.act(id, change, () => knowledgeApi.act(kind, id, verb, body, own).catch(fail))
  const sent = send(step, passOn, key)
  const reverse = async (way: KnownStep<KnownRows[K]>) => {
    try {
      if ((await send(way, inConflict)) !== null) toast(words.t("undone", { task: label }))
    } catch (error) {
      if (!(error instanceof OtherVersion)) throw error
      askFirst(way)
    }
  }
  const askFirst = (way: KnownStep<KnownRows[K]>) =>
    toast({
      text: words.t("changedSince", { task: label }),
      undo: () => void reverse(regardless(way)),
      undoName: words.t("undoAnyway")
    })
  const undo = async (way: KnownStep<KnownRows[K]>) => {
    if ((await sent) === null) return
    const now = port.shown(id)
    if (step.keepsOthers !== true && now !== undefined && hasChanged(step.change, now)) askFirst(way)
    else await reverse(way)
  }
  const close = toast({
    text: words.t(`didKnown.${step.verb}`, { label }),
    undo: back === null ? undefined : () => void undo(back)
  })
  const receipt = await sent
  if (receipt === null) close()
  return receipt
}

/** Another person has set a field that the command had set. Revisions are compared by the server. */
const hasChanged = <Row extends object>(change: Partial<Row>, now: Row): boolean =>
  Object.entries(change).some(
    ([field, value]) => !/revision/iu.test(field) && JSON.stringify(now[field as keyof Row]) !== JSON.stringify(value)
  )

/** The step without the revision: the person has read that another person changed the text since. */
const regardless = <Row>({ body, ...rest }: KnownStep<Row>): KnownStep<Row> => {
  if (typeof body !== "object" || body === null || !("revision" in body)) return { ...rest, body }
  const { revision: _, ...unchecked } = body
  return { ...rest, body: unchecked }
}

const passOn = (error: unknown): never => {
  throw error
}
/** The server has another version of the text than the one that the command made. */
class OtherVersion extends Error {}
/** Throws no refusal: `act` would show it to the person, who is asked instead. */
const inConflict = (error: unknown): never => {
  throw error instanceof Refusal && error.problem.reason === "changed-meanwhile" ? new OtherVersion() : error
}
