/** The requested check of the audit chain: its progress, the requests to begin and to stop, and what it found. */
import { createSignal, onCleanup } from "solid-js"
import type { ChainCheckShown } from "../../../gateways/contract/audit/chainShown.ts"
import { Refusal } from "../../sync/rest/api.ts"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { chainApi } from "./chainApi.ts"

/** Interval of reading the progress while a check runs. Milliseconds. */
const progressMillis = 1000

/** True while the server still works on the check. */
export const isCheckRunning = (check: ChainCheckShown | null) =>
  check?.state === "running" || check?.state === "stopping"

export const createCheck = (api: typeof chainApi = chainApi) => {
  const [check, setCheck] = createSignal<ChainCheckShown | null>(null)
  const [problem, setProblem] = createSignal<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isLeft = false
  onCleanup(() => {
    isLeft = true
    clearTimeout(timer)
  })
  const later = () => {
    clearTimeout(timer)
    if (!isLeft) timer = setTimeout(() => void ask(api.check), progressMillis)
  }
  const ask = (request: typeof api.check) =>
    request().then(
      (answer) => {
        setProblem(null)
        setCheck(answer.check)
        if (isCheckRunning(answer.check)) later()
      },
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        setProblem(sentenceOf(error))
        // The check goes on while its progress cannot be read.
        if (isCheckRunning(check())) later()
      }
    )
  void ask(api.check)
  return {
    check,
    isAtWork: () => isCheckRunning(check()),
    /** A sentence when the last request was refused or had no answer; null otherwise. */
    problem,
    verify: () => ask(api.verify),
    stop: () => ask(api.stop)
  }
}
