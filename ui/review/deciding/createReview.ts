/** Review as a state machine: what waits, where the cursor is, and what each decision does at once, later, and when taken back. */
import { createEffect, createMemo, createSignal, onCleanup } from "solid-js"
import type { Receipt, TaskRow } from "../../../gateways/contract.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import type { Category, Priority, RejectReason } from "../../../domain/values.ts"
import type { DraftBody, knowledge } from "../../sync/knowledgeApi.ts"
import { titleOf } from "../draft/draft.ts"
import type { Situation } from "./keymap.ts"
import { type Entry, flat, heldBack, nextWaiting, queueOf, waits, withoutKeys } from "../queue/queue.ts"

/** How long a decision may be undone from where it is told; the key undoes it later too. */
const toldMillis = 6000
/** How long a rejection waits for a reason, if nothing else is done meanwhile. */
const reasonMillis = 4000
/** How often the clock is looked at, for what was put off until now. */
const clockMillis = 30_000

type Change = Partial<ProposalRow>
/** Answers null when it was refused, and has then told why. */
type Done = Promise<Receipt | null>
export interface ReviewPort {
  readonly me: ProposalRow["decidedBy"]
  /** Whether this person may decide. */
  readonly mayAct: () => boolean
  readonly proposals: () => ReadonlyArray<ProposalRow>
  readonly tasks: () => ReadonlyArray<TaskRow>
  /** Shows a change at once, and takes it back when it is refused. */
  readonly change: (id: string, change: Change, ask: () => Promise<Receipt>) => Done
  readonly correct: (task: TaskRow, category: Category, priority: Priority) => Done
  readonly send: Pick<typeof knowledge, "approve" | "reject" | "merge" | "amend" | "snooze" | "reopen">
}
export type Decision = "approved" | "rejected" | "merged" | "snoozed" | "confirmed"
/** What has just been decided, as it is told once it is so. */
export interface Told {
  readonly decision: Decision
  readonly title: string
  readonly count: number
  /** The one proposal that it was, to say what became of it. */
  readonly id: string | null
}
interface Step {
  readonly key: string
  readonly ids: ReadonlyArray<readonly [id: string, done: Done]>
}

export const createReview = (port: ReviewPort) => {
  const [now, setNow] = createSignal(Date.now())
  const [wanted, setCursor] = createSignal<string | null>(null)
  const [mode, setMode] = createSignal<Situation["mode"]>("looking")
  const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set())
  const [seen, setSeen] = createSignal<ReadonlySet<string>>(new Set())
  const [told, setTold] = createSignal<Told | null>(null)
  const [asking, setAsking] = createSignal<((reason: RejectReason | null) => void) | null>(null)
  let steps: ReadonlyArray<Step> = []
  let silence: ReturnType<typeof setTimeout> | undefined

  const whole = createMemo(() => queueOf(port.proposals(), port.tasks(), now(), (key) => seen().has(key)))
  const held = createMemo(() => heldBack(flat(whole()), seen(), wanted()))
  const groups = createMemo(() => withoutKeys(whole(), held()))
  const entries = createMemo(() => flat(groups()))
  const waiting = createMemo(() => flat(whole()).filter((entry) => waits(entry, now())))
  const current = createMemo(() => entries().find(({ key }) => key === wanted()) ?? null)
  const chosen = createMemo(() => entries().filter((entry) => selected().has(entry.key) && waits(entry, now())))

  createEffect(() => {
    const fresh = entries().filter(({ key }) => !seen().has(key))
    if (fresh.length > 0) setSeen((all) => new Set([...all, ...fresh.map(({ key }) => key)]))
    if (current() === null) setCursor(entries().find((entry) => waits(entry, now()))?.key ?? null)
  })
  const clock = setInterval(() => setNow(Date.now()), clockMillis)
  const settle = (reason: RejectReason | null = null) => asking()?.(reason)
  const leave = () => settle()
  addEventListener("pagehide", leave)
  onCleanup(() => {
    clearInterval(clock)
    clearTimeout(silence)
    removeEventListener("pagehide", leave)
    settle()
  })

  const go = (key: string | null) => {
    setMode("looking")
    setCursor(key)
  }
  const tell = (what: Told) => {
    clearTimeout(silence)
    setTold(what)
    silence = setTimeout(() => setTold(null), toldMillis)
  }
  /** What a receipt came for. It never stands in the place of what is still asked about. */
  const tellDone = (what: Told) => {
    if (asking() === null) tell(what)
  }
  // One request after the other: a topic is approved before what is filed under it, and a decision before it is undone.
  let last: Promise<unknown> = Promise.resolve()
  const inOrder = <A>(run: () => Promise<A>): Promise<A> => {
    const mine = last.then(run, run)
    last = mine.catch(() => undefined)
    return mine
  }

  /** What a decision is about: what is selected, else what is under the cursor; only what still waits. */
  const subjects = (): ReadonlyArray<Entry> => {
    const here = current()
    return chosen().length > 0 ? chosen() : here !== null && waits(here, now()) ? [here] : []
  }
  const proposalsOf = (list: ReadonlyArray<Entry>) =>
    list.flatMap((entry) => (entry.is === "proposal" ? [entry.row] : []))

  const decide = (
    rows: ReadonlyArray<ProposalRow>,
    decision: Exclude<Decision, "confirmed">,
    change: (row: ProposalRow) => Change,
    ask: (row: ProposalRow) => Promise<Receipt>
  ) => {
    const first = rows[0]
    if (first === undefined) return
    const keys = new Set(rows.map(({ id }) => `proposal:${id}`))
    const from = wanted()
    const next = from !== null && keys.has(from) ? nextWaiting(entries(), from, now(), keys) : from
    // As the person saw them: the rows themselves may change before their turn has come.
    const asSeen = rows.map((row) => ({ ...row }))
    const ids = asSeen.map((row) => [row.id, port.change(row.id, change(row), () => ask(row))] as const)
    const step: Step = { key: `proposal:${first.id}`, ids }
    steps = [...steps, step]
    setSelected(new Set<string>())
    go(next)
    // A rejection is told at once: its reason is asked for there, before it is sent.
    const early = decision === "rejected" ? toldOf(decision, asSeen) : null
    if (early !== null) tell(early)
    void Promise.all(ids.map(([, done]) => done)).then((receipts) => {
      const done = asSeen.filter((_, i) => receipts[i] !== null)
      if (done.length > 0) {
        if (early === null && steps.includes(step)) tellDone(toldOf(decision, done))
        return
      }
      // Nothing came of it, and why has been told: there is nothing to take back.
      steps = steps.filter((each) => each !== step)
      if (early !== null && told() === early) setTold(null)
    })
  }
  const by = { decidedBy: port.me }

  const confirm = (tasks: ReadonlyArray<TaskRow>, category?: Category, priority?: Priority) => {
    const first = tasks[0]
    if (first === undefined) return
    const keys = new Set(tasks.map(({ id }) => `task:${id}`))
    const next = nextWaiting(entries(), wanted(), now(), keys)
    const { title } = first
    const corrected = tasks.map((task) =>
      inOrder(() => port.correct(task, category ?? task.category ?? "chore", priority ?? task.priority ?? "medium"))
    )
    setSelected(new Set<string>())
    go(next)
    void Promise.all(corrected).then((receipts) => {
      const count = receipts.filter((receipt) => receipt !== null).length
      if (count > 0) tellDone({ decision: "confirmed", title, count, id: null })
    })
  }

  return {
    now,
    mode,
    setMode,
    groups,
    entries,
    /** Everything that waits, also what is held back. */
    waiting,
    /** How many came above the cursor. */
    held: () => held().size,
    showHeld: () => setSeen((all) => new Set([...all, ...held()])),
    current,
    go,
    selected,
    chosen,
    told,
    silence: () => setTold(null),
    asking: () => asking() !== null,
    situation: (): Situation => {
      const here = current()
      return {
        mode: mode(),
        on: here !== null && waits(here, now()) ? here.is : null,
        selected: chosen().length,
        asking: asking() !== null,
        mayAct: port.mayAct()
      }
    },
    /** To the next or previous that waits; what was decided is passed over, and there is an end both ways. */
    step: (by: 1 | -1) => {
      settle()
      const list = entries()
      const at = list.findIndex(({ key }) => key === wanted())
      const free = (entry: Entry) => waits(entry, now())
      const to = by === 1 ? list.slice(at + 1).find(free) : list.slice(0, Math.max(at, 0)).findLast(free)
      if (to !== undefined) go(to.key)
    },
    select: () => {
      const key = wanted()
      if (key === null) return
      setSelected((all) => new Set(all.has(key) ? [...all].filter((each) => each !== key) : [...all, key]))
    },
    approve: (draft?: DraftBody) => {
      settle()
      const list = subjects()
      const edited = (row: ProposalRow): Change =>
        draft === undefined ? {} : { draft: { ...draft, wordsOf: row.draft.wordsOf } }
      decide(
        proposalsOf(list),
        "approved",
        (row) => ({ status: "approved", ...by, ...edited(row) }),
        (row) => inOrder(() => port.send.approve(row.id, row.revision, draft))
      )
      confirm(list.flatMap((entry) => (entry.is === "classified" ? [entry.task] : [])))
    },
    /** Told at once, sent when a reason was given, something else was done, or a moment has passed. */
    reject: () => {
      settle()
      const rows = proposalsOf(subjects())
      if (rows.length === 0) return
      const reason = new Promise<RejectReason | null>((resolve) => {
        const timer = setTimeout(() => settle(), reasonMillis)
        setAsking(() => (why: RejectReason | null) => {
          clearTimeout(timer)
          setAsking(null)
          resolve(why)
        })
      })
      // Its turn comes before whatever is decided next, which is what ends the wait for a reason.
      const turn = inOrder(() => reason)
      const sent = new Map(rows.map(({ id }) => [id, turn.then((why) => port.send.reject(id, why))]))
      void inOrder(() => Promise.allSettled(sent.values()))
      decide(
        rows,
        "rejected",
        () => ({ status: "rejected", ...by }),
        (row) => sent.get(row.id) ?? turn.then((why) => port.send.reject(row.id, why))
      )
    },
    because: settle,
    merge: (into: string) => {
      settle()
      const rows = proposalsOf(subjects()).slice(0, 1)
      decide(
        rows,
        "merged",
        () => ({ status: "merged", into, ...by }),
        (row) => inOrder(() => port.send.merge(row.id, into))
      )
    },
    snooze: (until: string) => {
      settle()
      decide(
        proposalsOf(subjects()).slice(0, 1),
        "snoozed",
        () => ({ status: "snoozed", until, ...by }),
        (row) => inOrder(() => port.send.snooze(row.id, until))
      )
    },
    amend: (draft: DraftBody) => {
      settle()
      setMode("looking")
      const row = proposalsOf(subjects())[0]
      if (row === undefined) return
      void port.change(row.id, { draft: { ...draft, wordsOf: row.draft.wordsOf }, revision: row.revision + 1 }, () =>
        inOrder(() => port.send.amend(row.id, row.revision, draft))
      )
    },
    confirm: (tasks: ReadonlyArray<TaskRow>, category?: Category, priority?: Priority) => {
      settle()
      confirm(tasks, category, priority)
    },
    /** Takes back the last decision that is not taken back yet: what was decided last comes first. */
    undo: async () => {
      settle()
      const step = steps.at(-1)
      if (step === undefined) return
      steps = steps.slice(0, -1)
      setTold(null)
      go(step.key)
      for (const [id, done] of step.ids.toReversed()) {
        // What was refused has been taken back already.
        if ((await done) === null) continue
        void port.change(id, { status: "open", decidedBy: null, until: null, reason: null, into: null }, () =>
          inOrder(() => port.send.reopen(id))
        )
      }
    }
  }
}
export type Review = ReturnType<typeof createReview>

const toldOf = (decision: Decision, rows: ReadonlyArray<ProposalRow>): Told => ({
  decision,
  title: rows[0] === undefined ? "" : titleOf(rows[0].draft),
  count: rows.length,
  id: rows.length === 1 ? (rows[0]?.id ?? null) : null
})
