/** Decisions on proposals: shown immediately, sent in order, and reverted when they are refused or undone. */
import type { Receipt } from "../../../gateways/contract.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import type { DraftBody } from "../../sync/rest/knowledgeApi.ts"
import { bodyOf, draftTitleOf } from "../draft/draft.ts"
import { nextWaiting } from "../queue/cursor.ts"
import type { ReviewState, ReviewStep } from "./createReviewState.ts"
import { messageOf, type ToldDecision } from "./messageOf.ts"
import type { DraftChange } from "./port.ts"

interface Verdict {
  readonly decision: Exclude<ToldDecision, "confirmed">
  readonly change: (row: ProposalRow) => DraftChange
  readonly send: (row: ProposalRow) => Promise<Receipt>
}

export const decideProposals = (state: ReviewState) => {
  const { port, queue, reason, inOrder } = state
  const decide = makeDecide(state)
  const by = { decidedBy: port.me }
  const proposals = () => queue.subjects().flatMap((entry) => (entry.is === "proposal" ? [entry.row] : []))
  /** @param draftOf the person's wording; undefined when the draft is approved as it is */
  const approval = (
    decision: "approved" | "done",
    draftOf: (row: ProposalRow) => DraftBody | undefined,
    seen?: number
  ): Verdict => ({
    decision,
    change: (row) => ({ status: "approved", ...by, ...drafted(row, draftOf(row) ?? bodyOf(row.draft)) }),
    send: (row) => inOrder(() => port.send.approve(row.id, seen ?? row.revision, draftOf(row)))
  })
  return {
    /** `seen`: the revision of the draft that the person has edited. */
    approve: (draft?: DraftBody, seen?: number) =>
      decide(
        proposals(),
        approval("approved", () => draft, seen)
      ),
    /** Approves statements as done: they are kept as knowledge, and no run makes a task of them. */
    approveDone: () => decide(proposals(), approval("done", doneDraft)),
    /** Sent with a reason, or without one as soon as the person does something else. */
    reject: () => {
      const rows = proposals()
      if (rows.length === 0) return
      // The wait takes its place in the order of requests, so that the next decision is sent after it.
      const given = reason.wait()
      const reasoned = inOrder(() => given)
      const sent = new Map(rows.map(({ id }) => [id, reasoned.then((why) => port.send.reject(id, why))]))
      void inOrder(() => Promise.allSettled(sent.values()))
      decide(rows, {
        decision: "rejected",
        change: () => ({ status: "rejected", ...by }),
        send: (row) => sent.get(row.id) ?? reasoned.then((why) => port.send.reject(row.id, why))
      })
    },
    merge: (into: string) =>
      decide(proposals().slice(0, 1), {
        decision: "merged",
        change: () => ({ status: "merged", into, ...by }),
        send: (row) => inOrder(() => port.send.merge(row.id, into))
      }),
    snooze: (until: string) =>
      decide(proposals().slice(0, 1), {
        decision: "snoozed",
        change: () => ({ status: "snoozed", until, ...by }),
        send: (row) => inOrder(() => port.send.snooze(row.id, until))
      }),
    /** Saves an edited draft without deciding. */
    amend: (draft: DraftBody, seen: number) => amend(state, proposals()[0], draft, seen)
  }
}

const amend = (
  { port, inOrder, setMode }: ReviewState,
  row: ProposalRow | undefined,
  draft: DraftBody,
  seen: number
) => {
  setMode("looking")
  if (row === undefined) return
  const { id } = row
  void port.change(id, { ...drafted(row, draft), revision: seen + 1 }, () =>
    inOrder(() => port.send.amend(id, seen, draft))
  )
}

/** The draft on the page, without its author, which only the server sets. */
const drafted = (row: ProposalRow, draft: DraftBody): DraftChange => ({
  draft: { ...draft, wordsOf: row.draft.wordsOf }
})

/** The draft with the status done; undefined if it has that status already. */
const doneDraft = ({ draft }: ProposalRow): DraftBody | undefined => {
  const body = bodyOf(draft)
  return body.kind !== "atom" || body.status === "done" ? undefined : { ...body, status: "done", replacedBy: null }
}

const makeDecide = (state: ReviewState) => {
  const { port, queue, reason, go } = state
  return (subjects: ReadonlyArray<ProposalRow>, verdict: Verdict) => {
    const { decision, change, send } = verdict
    // Copies: the rows may change before their request is sent.
    const rows = subjects.map((row) => ({ ...row }))
    const first = rows[0]
    if (first === undefined) return
    const next = nextAfter(queue, new Set(rows.map(({ id }) => `proposal:${id}`)))
    const answers = rows.map((row) => [row.id, port.change(row.id, change(row), () => send(row))] as const)
    let undone = false
    const undo = () => {
      undone = true
      void undoStep(state, { key: `proposal:${first.id}`, answers })
    }
    const forget = port.offerUndo(undo)
    const tell = (told: ReadonlyArray<ProposalRow>) => port.toast(messageOf(toldOf(state, decision, told, undo)))
    queue.deselect()
    go(next)
    // The message of a rejection comes first, because it asks for the reason.
    const close = decision === "rejected" ? tell(rows) : null
    const finish = async () => {
      const receipts = await Promise.all(answers.map(([, answer]) => answer))
      const done = rows.filter((_, i) => receipts[i] !== null)
      if (done.length === 0) {
        forget()
        close?.()
      } else if (close === null && !undone && !reason.wanted()) tell(done)
    }
    void finish()
  }
}

const toldOf = (
  { port, reason }: ReviewState,
  decision: Verdict["decision"],
  rows: ReadonlyArray<ProposalRow>,
  undo: () => void
) => {
  const [only] = rows
  return {
    decision,
    titles: rows.map(({ draft }) => draftTitleOf(draft)),
    undo,
    ...(decision === "approved" && rows.length === 1 && only !== undefined ? { link: () => port.linkOf(only.id) } : {}),
    ...(decision === "rejected" ? { reason } : {})
  }
}

/** The next place of the cursor. It moves only when its own entry is decided. */
const nextAfter = ({ cursor, entries, now }: ReviewState["queue"], decided: ReadonlySet<string>) => {
  const from = cursor()
  return from !== null && decided.has(from) ? nextWaiting(entries(), from, now(), decided) : from
}

/** Undoes one decision. */
const undoStep = async ({ port, reason, inOrder, go }: ReviewState, step: ReviewStep) => {
  reason.settle()
  go(step.key)
  for (const [id, answer] of step.answers.toReversed()) {
    // A refused decision is undone already.
    if ((await answer) === null) continue
    void port.change(id, { status: "open", decidedBy: null, until: null, reason: null, into: null }, () =>
      inOrder(() => port.send.reopen(id))
    )
  }
}
