/**
 * The tool `propose`. A proposal needs a quote that is located in a message, and only the reactor `extract` may propose.
 * So the text is stored as a message, and an extraction reads that message alone.
 */
import { setTimeout as after } from "node:timers/promises"
import { draftText } from "../../../../projections/models/knowledge/proposals.ts"
import { itemLink } from "./links.ts"
import type { Reach } from "./reach.ts"

/** The pause between two looks at the extraction, and their number: 30 seconds in all. Milliseconds. */
const pauseMillis = 300
const looks = 100
/** The tool looks for its message among this many of the newest. */
const latestMessages = 200

export const propose = async (reach: Reach, origin: string, text: string, signal: AbortSignal) => {
  const options = { signal }
  const { id: message } = await reach.messages.post({ text }, options)
  const { items } = await reach.messages.list({ limit: latestMessages }, options)
  const sentAt = items.find(({ id }) => id === message)?.sentAt
  if (sentAt === undefined)
    throw new Error(`The message ${message} is stored, but many newer ones arrived. Ask a person to process it.`)
  const { id } = await reach.extractions.request({ from: sentAt, to: sentAt }, options)
  const status = await endOf(reach, id, signal)
  const { items: made } = await reach.proposals.list({ message, limit: 50 }, options)
  const proposals = made.map(({ id, draft, status }) => ({
    id,
    kind: draft.kind === "atom" ? "statement" : draft.kind,
    text: draftText(draft),
    status,
    link: itemLink(origin, "proposal", id)
  }))
  return {
    message,
    messageLink: itemLink(origin, "message", message),
    status,
    proposals,
    next: nextOf(status, proposals.length)
  }
}

/** The status of the extraction when it ended, or after the longest wait. */
const endOf = async (reach: Reach, id: string, signal: AbortSignal) => {
  for (let look = 1; ; look++) {
    const { status } = await reach.extractions.get({ id }, { signal })
    if ((status !== "requested" && status !== "running") || look >= looks) return status
    await after(pauseMillis, undefined, { signal })
  }
}

const nextOf = (status: string, count: number) => {
  if (count > 0) return "A person decides on the proposals on the page Review."
  if (status === "completed")
    return "Nothing was found to propose. Say it as a statement: what was decided, what is broken, who does what until when."
  return "The text is stored. Its proposals appear on the page Review when the extraction has ended."
}
