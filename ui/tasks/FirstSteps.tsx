/** Shown when there are no tasks or no messages yet: the next steps. */
import { A, useNavigate } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { api } from "../sync/rest/api.ts"
import { useLive } from "../sync/live.tsx"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"
import { useNewTask } from "./create/newTask.ts"
import type { ToastMessage } from "../parts/toast/message.ts"

export function FirstSteps(props: {
  readonly title: string
  readonly toast: (message: ToastMessage | string) => void
}) {
  const navigate = useNavigate()
  const newTask = useNewTask()
  const live = useLive()
  const [busy, setBusy] = createSignal(false)
  const load = async () => {
    setBusy(true)
    try {
      const { messages } = await api.loadSample()
      props.toast(words.count("sampleLoaded", messages))
      navigate("/messages")
    } catch (error) {
      props.toast({ text: sentenceOf(error), failed: true })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class="empty">
      <h2>{props.title}</h2>
      <p>{words.t("emptyText")}</p>
      <Show when={live.mayAct()}>
        <div class="acts">
          <button class="btn go" type="button" disabled={busy()} onClick={() => void load()}>
            {words.t("loadSample")}
          </button>
          <A class="btn" href="/runs">
            {words.t("findKnowledge")}
          </A>
          <button class="btn" type="button" onClick={newTask}>
            {words.t("newTask")} <kbd>C</kbd>
          </button>
        </div>
      </Show>
    </div>
  )
}
