/** A review to test, with a server that only records. */
import { createRoot, createSignal } from "solid-js"
import { ActorId } from "../../domain/ids.ts"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import type { ProposalRow } from "../../gateways/contract/knowledge.ts"
import { createReview, type Review } from "../review/deciding/createReview.ts"
import type { ToastMessage } from "../parts/toast/message.ts"
import type { ReviewPort } from "../review/deciding/port.ts"
import { shownProposal } from "./rows.ts"

/** A server that records its requests, and refuses those in `refused`. */
export const serverWith = (...rows: ReadonlyArray<ProposalRow>) => {
  const sent: Array<string> = []
  const refused = new Set<string>()
  const [proposals, setProposals] = createSignal<ReadonlyArray<ProposalRow>>(rows)
  const [tasks, setTasks] = createSignal<ReadonlyArray<TaskLine>>([])
  const put = (id: string, change: Partial<ProposalRow>) =>
    setProposals((all) => all.map((row) => (row.id === id ? { ...row, ...change } : row)))
  const messages = recordMessages()
  const answer = (request: string) => {
    sent.push(request)
    return refused.has(request) ? Promise.reject(new Error(request)) : Promise.resolve({ id: "x", seq: sent.length })
  }
  const port: ReviewPort = {
    me: ActorId.make("person:ann00000"),
    mayAct: () => true,
    proposals,
    tasks,
    change: async (id, change, request) => {
      const before = proposals().find((row) => row.id === id)
      put(id, change)
      return request().catch(() => {
        put(id, before ?? {})
        return null
      })
    },
    toast: messages.toast,
    offerUndo: messages.offerUndo,
    linkOf: (proposal) => ({ href: `/tasks/${proposal}`, name: "T-1" }),
    correct: (task, { category, priority }, inTurn) => {
      setTasks((all) => all.map((row) => (row.id === task.id ? { ...row, classification: "corrected" } : row)))
      return inTurn(() => answer(`correct ${task.id} ${category} ${priority}`))
    },
    send: {
      approve: (id, revision, draft) => answer(`approve ${id} ${revision}${draft === undefined ? "" : " edited"}`),
      reject: (id, reason) => answer(`reject ${id} ${reason}`),
      merge: (id, into) => answer(`merge ${id} ${into}`),
      amend: (id, revision) => answer(`amend ${id} ${revision}`),
      snooze: (id, until) => answer(`snooze ${id} ${until}`),
      reopen: (id) => answer(`reopen ${id}`)
    }
  }
  return {
    port,
    sent,
    refused,
    ...messages,
    put,
    setTasks,
    statusOf: (id: string) => proposals().find((row) => row.id === id)?.status
  }
}

/** Records the messages of a page, and what can be undone. */
const recordMessages = () => {
  const shown: Array<ToastMessage> = []
  const undos: Array<() => void> = []
  const forget = (reverse: (() => void) | undefined) => {
    if (reverse !== undefined && undos.includes(reverse)) undos.splice(undos.indexOf(reverse), 1)
  }
  return {
    /** The messages that were shown and not closed. */
    shown,
    /** The text of the last message, without the marks around titles. */
    told: () => shown.at(-1)?.text.replaceAll(/[\u2068\u2069]/g, ""),
    /** Undoes the last command, as the key does. */
    undo: () => undos.pop()?.(),
    toast: (message: ToastMessage) => {
      shown.push(message)
      return () => {
        shown.splice(shown.indexOf(message), 1)
        forget(message.undo)
      }
    },
    offerUndo: (reverse: () => void) => {
      undos.push(reverse)
      return () => forget(reverse)
    }
  }
}

const at = (minute: number) => ({ proposedAt: `2026-11-27T10:0${minute}:00Z` })
export const three = [1, 2, 3].map((n) => shownProposal(`atom000${n}`, { kind: "atom", text: `Fact ${n}` }, at(n)))

let dispose: (() => void) | undefined
export const begin = (port: ReviewPort): Review =>
  createRoot((end) => {
    dispose = end
    return createReview(port)
  })
/** Disposes the last result of `begin`. */
export const end = () => dispose?.()
/** Waits until promises have settled, without a timer. */
export const arrive = async () => {
  for (let i = 0; i < 60; i++) await Promise.resolve()
}
/** The key of the entry under the cursor. */
export const on = (review: Review) => review.current()?.key
