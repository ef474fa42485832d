/** Review's port onto the followed views and the REST interface. */
import { createMemo } from "solid-js"
import type { Receipt } from "../../gateways/contract.ts"
import { sendKept } from "../drafts/sendKept.ts"
import { offerUndo, toast } from "../parts/toast/toast.tsx"
import { api } from "../sync/rest/api.ts"
import { type DraftBody, knowledgeApi } from "../sync/rest/knowledgeApi.ts"
import type { Live } from "../sync/live.tsx"
import { createList } from "../sync/table/createList.ts"
import type { ReviewPort } from "./deciding/port.ts"
import { wordingPlace } from "./draft/draft.ts"
import { isDoubtful } from "./queue/queue.ts"

/** @param ready until then there are no rows: rows that arrive later would be held back above the cursor */
export const reviewPort = (live: Live, ready: () => boolean): ReviewPort => {
  const { proposals, tasks } = live.views
  const doubtful = createList(tasks.table, () => ({ keep: isDoubtful, compare: (a, b) => a.number - b.number }))
  // Tasks that were in the queue stay in it after they were checked.
  const listed = createMemo((before: ReadonlySet<string>) => new Set([...before, ...doubtful()]), new Set<string>())
  return {
    me: live.session.actor,
    mayAct: live.mayAct,
    proposals: () => (ready() ? proposals.all() : []),
    tasks: () => (ready() ? [...listed()].flatMap((id) => tasks.shown(id) ?? []) : []),
    change: proposals.act,
    toast,
    offerUndo,
    linkOf: (proposal) => {
      const task = tasks.shown(proposal)
      return task === undefined ? undefined : { href: `/tasks/${task.id}`, name: `T-${task.number}` }
    },
    correct: (task, labels, inTurn) =>
      tasks.act(task.id, { ...labels, classification: "corrected", suggested: [] }, () =>
        inTurn(() => api.act(task.id, "correct", labels))
      ),
    send: {
      ...knowledgeApi,
      approve: (id, revision, draft) =>
        draft === undefined
          ? knowledgeApi.approve(id, revision)
          : sendDraft(id, revision, draft, (key) => knowledgeApi.approve(id, revision, draft, key)),
      amend: (id, revision, draft) =>
        sendDraft(id, revision, draft, (key) => knowledgeApi.amend(id, revision, draft, key))
    }
  }
}

/** A person's own wording is kept until it is stored. */
const sendDraft = async (
  id: string,
  seen: number,
  draft: DraftBody,
  request: (key: string) => Promise<Receipt>
): Promise<Receipt> => {
  const receipt = await sendKept(wordingPlace(id), { value: draft, seen }, (_, key) => request(key))
  if (receipt === null) throw new Error("a request of Review ends with a receipt or a refusal")
  return receipt
}
