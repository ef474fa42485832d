/**
 * The queue of Review with its cursor and selection. New entries above the cursor are held back until the person
 * requests them.
 */
import { createEffect, createMemo, createSignal } from "solid-js"
import { createNow } from "../../parts/createNow.ts"
import { heldBack, withoutKeys } from "../queue/cursor.ts"
import type { QueuePart } from "../queue/division.ts"
import { type QueueEntry, type QueueGroup, flat, needsDecision, queueOf, waits } from "../queue/queue.ts"
import type { ReviewPort } from "./port.ts"

/** Interval at which postponed entries are checked. */
const clockMillis = 30_000

export const createQueue = (port: Pick<ReviewPort, "proposals" | "tasks">) => {
  const now = createNow(clockMillis)
  const [cursor, setCursor] = createSignal<string | null>(null)
  const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set())
  /** Entries that were shown stay in their place, also after a decision. */
  const [seen, setSeen] = createSignal<ReadonlySet<string>>(new Set())
  const see = (keys: Iterable<string>) => setSeen((all) => new Set([...all, ...keys]))

  const { whole, fold } = createWhole(port, now, (key) => seen().has(key))
  const held = createMemo(() => heldBack(flat(whole()), seen(), cursor()))
  const groups = createMemo(() => withoutKeys(whole(), held()))
  const entries = createMemo(() => flat(groups()))
  const undecided = (entry: QueueEntry) => waits(entry, now())
  const current = createMemo(() => entries().find(({ key }) => key === cursor()) ?? null)
  const chosen = createMemo(() => entries().filter((entry) => selected().has(entry.key) && undecided(entry)))

  createEffect(() => {
    const fresh = entries().flatMap(({ key }) => (seen().has(key) ? [] : [key]))
    if (fresh.length > 0) see(fresh)
    if (current() === null) setCursor(entries().find(undecided)?.key ?? null)
  })

  return {
    now,
    groups,
    entries,
    undecided,
    /** Every proposal that needs a decision, also those held back and those folded away, as the menu counts them. */
    waiting: createMemo(() => port.proposals().filter((row) => needsDecision(row, now()))),
    /** Shows the weaker proposals, or folds them away. Those that were requested are never held back. */
    fold: () => see(fold()),
    held: () => held().size,
    showHeld: () => see(held()),
    cursor,
    setCursor,
    current,
    selected,
    /** Selects the proposal under the cursor, or deselects it. */
    toggle: () => {
      const key = cursor()
      if (key !== null && current()?.is === "proposal")
        setSelected((all) => new Set(all.has(key) ? [...all].filter((each) => each !== key) : [...all, key]))
    },
    deselect: () => setSelected(new Set<string>()),
    /** The selected entries that are undecided. */
    chosen,
    /** The entries that a decision is about: the selected ones, else the one under the cursor; only undecided ones. */
    subjects: (): ReadonlyArray<QueueEntry> => {
      if (chosen().length > 0) return chosen()
      const here = current()
      return here !== null && undecided(here) ? [here] : []
    }
  }
}
/** All groups, and the fold of the weaker proposals. Each proposal stays in the part in which it was first. */
const createWhole = (
  port: Pick<ReviewPort, "proposals" | "tasks">,
  now: () => number,
  keep: (key: string) => boolean
) => {
  const parts = new Map<string, QueuePart>()
  const partOf = (id: string) => parts.get(id)
  const [folded, setFolded] = createSignal(true)
  const whole = createMemo(() => queueOf(port.proposals(), port.tasks(), now(), keep, { folded: folded(), partOf }))
  createEffect(() => {
    for (const [id, part] of partsOf(whole())) if (!parts.has(id)) parts.set(id, part)
  })
  return {
    whole,
    /** @returns the keys of the weaker proposals that are shown now */
    fold: () => {
      setFolded(!folded())
      return flat(whole().filter(({ heading }) => heading.is === "weaker")).map(({ key }) => key)
    }
  }
}

/** The part in which each proposal is shown. */
const partsOf = (groups: ReadonlyArray<QueueGroup>): ReadonlyArray<readonly [id: string, part: QueuePart]> =>
  groups.flatMap((group) =>
    flat([group]).flatMap((entry) => (entry.is === "proposal" ? [[entry.row.id, partIn(group)] as const] : []))
  )
const partIn = ({ heading }: QueueGroup): QueuePart =>
  heading.is === "weaker" || heading.is === "ended" ? heading.is : "first"

export type Queue = ReturnType<typeof createQueue>
