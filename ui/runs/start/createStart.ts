/** Starts a run over the statements that no run has used, in one step. */
import { useNavigate } from "@solidjs/router"
import { createMemo } from "solid-js"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { createDraft } from "../../drafts/createDraft.ts"
import { toast } from "../../parts/toast/toast.tsx"
import type { Live } from "../../sync/live.tsx"
import { knowledgeApi } from "../../sync/rest/knowledgeApi.ts"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { chatWords as words } from "../../words/words.ts"
import { openRunOf } from "./openRun.ts"
import { beginRun } from "./beginRun.ts"

/** True for a statement from which a run may suggest tasks, and from which none has. */
export const isFresh = ({ status, life, run }: AtomRow): boolean =>
  status === "standing" && life === "open" && run === null

/** The page must follow the window `atoms`. */
export const createStart = (live: Pick<Live, "views" | "mayAct">) => {
  const { atoms, runs } = live.views
  const navigate = useNavigate()
  const draft = createDraft(
    () => "run:next",
    () => words.t("runName", { day: words.day(new Date().toISOString()) })
  )
  // At most one run is open, so nothing can start before it is closed.
  const fresh = createMemo(() => (openRunOf(runs.all()) === null ? atoms.all().filter(isFresh).length : 0))
  const fail = (error: unknown) => void toast({ text: sentenceOf(error), failed: true })
  return {
    /** The run that has ended and has no undecided proposal. It must be closed before another one can start. */
    toClose: createMemo(() => {
      const open = openRunOf(runs.all())
      return open?.status === "completed" && open.waiting === 0 ? open : null
    }),
    close: (id: string) => void knowledgeApi.run(id, "close").catch(fail),
    /** The statements that the run would read; 0 when it cannot start. */
    fresh,
    busy: draft.busy,
    may: () => live.mayAct() && fresh() > 0 && !draft.busy(),
    start: () => {
      draft
        .send((name, key) => beginRun({ name }, key))
        .then((receipt) => receipt !== null && navigate("/runs"))
        .catch(fail)
    }
  }
}
export type Start = ReturnType<typeof createStart>
