/** Review's port onto the followed views and the REST interface. */
import { api } from "../sync/rest/api.ts"
import { knowledgeApi } from "../sync/rest/knowledgeApi.ts"
import type { Live } from "../sync/live.tsx"
import type { ReviewPort } from "./deciding/port.ts"

/** @param ready until then there are no rows: rows that arrive later would be held back above the cursor */
export const reviewPort = (live: Live, ready: () => boolean): ReviewPort => {
  const { proposals, tasks } = live.views
  return {
    me: live.session.actor,
    mayAct: live.mayAct,
    proposals: () => (ready() ? proposals.all() : []),
    tasks: () => (ready() ? tasks.all() : []),
    change: proposals.act,
    correct: (task, category, priority) =>
      tasks.act(task.id, { category, priority, classification: "corrected", suggested: [] }, () =>
        api.act(task.id, "correct", { category, priority })
      ),
    send: knowledgeApi
  }
}
