/** The commands on the chosen run, and its next step. */
import { useNavigate } from "@solidjs/router"
import type { ToastMessage } from "../parts/toast/message.ts"
import { knowledgeApi } from "../sync/rest/knowledgeApi.ts"
import { sentenceOf } from "../words/sentenceOf.ts"
import type { Chosen } from "./createChosen.ts"
import type { Runs } from "./createRuns.ts"
import { verbOf } from "./detail/NextStepBar.tsx"
import { type NextStep, nextStepOf } from "./progress/nextStep.ts"
import { isRun, type RunVerb, type Work } from "./progress/progress.ts"
import type { Start } from "./start/createStart.ts"

export const createCommands = (page: {
  readonly runs: Runs
  readonly chosen: Chosen
  readonly suggest: Start
  readonly mayAct: () => boolean
  readonly toast: (message: ToastMessage) => void
}) => {
  const navigate = useNavigate()
  const report = (error: unknown) => page.toast({ text: sentenceOf(error), failed: true })
  const row = () => page.runs.rowOf(page.chosen.id() ?? "")
  const next = (): NextStep => {
    const here = row()
    return here === undefined ? { is: "none" } : nextStepOf(here, page.runs.waitingOf(here.id), page.suggest.fresh())
  }
  const run = (verb: RunVerb) => {
    const here = row()
    if (here !== undefined) void requestVerb(here, verb).catch(report)
  }
  return {
    report,
    next,
    run,
    mayGoOn: () => next().is === "decide" || (page.mayAct() && next().is !== "none"),
    /** Takes the next step. */
    goOn: () => {
      const [here, step] = [row(), next()]
      if (here === undefined) return
      if (step.is === "decide") return navigate("/review")
      if (step.is === "suggest") return page.suggest.start()
      const verb = verbOf(here, step)
      if (verb !== null) run(verb)
    }
  }
}

export type Commands = ReturnType<typeof createCommands>

const requestVerb = async (row: Work, verb: RunVerb) => {
  if (isRun(row)) return knowledgeApi.run(row.id, verb)
  // An extraction is never started or closed.
  return verb === "cancel" || verb === "retry" ? knowledgeApi.extraction(row.id, verb) : undefined
}
