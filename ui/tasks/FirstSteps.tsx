/** Shown when there are no tasks or no messages yet: the next steps. `Enter` takes the first one. */
import { A, useNavigate } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import { createSample } from "./createSample.ts"
import { createRole } from "../settings/parts/createRole.ts"
import { Button } from "../parts/button/Button.tsx"
import { KeyHints } from "../parts/button/KeyHints.tsx"
import type { ToastMessage } from "../parts/toast/message.ts"
import { useLive } from "../sync/live.tsx"
import { useWindow } from "../sync/useWindow.ts"
import { bindVerbs } from "../verbs/bindings.ts"
import { keyNames } from "../verbs/keyNames.ts"
import { verbKeys } from "../verbs/verbKeys.ts"
import { words } from "../words/words.ts"
import { useNewTask } from "./create/newTask.ts"

/** `href`: the step is on another page. */
type Step = { readonly name: string; readonly href: string } | { readonly name: string; readonly run: () => void }

export function FirstSteps(props: {
  readonly title: string
  readonly toast: (message: ToastMessage | string) => void
}) {
  const live = useLive()
  const newTask = useNewTask()
  const navigate = useNavigate()
  // The next step is on the page Runs.
  const { busy, load } = createSample(props.toast, () => navigate("/runs"))
  const messages = useWindow("messages,before,newest,1")
  const { isAdmin } = createRole()
  const hasChat = () => live.views.messages.all().length > 0
  /** Only the steps that are possible now. A step that is done is not offered again. */
  const steps = createMemo((): ReadonlyArray<Step> => {
    const toImport = isAdmin() ? [{ name: words.t("importChat"), href: "/settings/chats#import" }] : []
    if (!hasChat()) return [{ name: words.t("loadSample"), run: load }, ...toImport]
    const waiting = live.countOf("proposals:open")
    const known = live.countOf("atoms:standing")
    const review = { name: words.count("waitInReview", waiting), href: "/review" }
    const suggest = { name: words.count("findTasksIn", known), href: "/runs?new=1" }
    return [
      ...(waiting > 0 ? [review] : []),
      ...(known > 0 ? [suggest] : []),
      ...(waiting > 0 || known > 0 ? [] : [{ name: words.t("findKnowledge"), href: "/runs" }]),
      { name: words.t("seeMessages"), href: "/messages" }
    ]
  })
  const take = (step: Step | undefined) => {
    if (step === undefined) return
    if ("href" in step) navigate(step.href)
    else step.run()
  }
  const mayAct = () => live.mayAct() && messages.ready()
  bindVerbs({ open: { may: () => mayAct() && !busy(), run: () => take(steps()[0]) } })
  return (
    <div class="empty">
      <h2>{props.title}</h2>
      <p>{words.t(hasChat() ? "emptyTextChat" : "emptyText")}</p>
      <Show when={mayAct()}>
        <div class="acts">
          <For each={steps()}>{(step, at) => <StepButton step={step} isFirst={at() === 0} busy={busy()} />}</For>
          <Button keys={verbKeys("newTask")} onClick={newTask}>
            {words.t("newTask")}
          </Button>
          <A class="btn quiet" href="/welcome">
            {words.t("openFirstRun")}
          </A>
        </div>
      </Show>
    </div>
  )
}

function StepButton(props: { readonly step: Step; readonly isFirst: boolean; readonly busy: boolean }) {
  const keys = () => (props.isFirst ? keyNames("enter") : undefined)
  const link = () => ("href" in props.step ? props.step : undefined)
  const button = () => ("run" in props.step ? props.step : undefined)
  return (
    <>
      <Show when={link()}>
        {(step) => (
          <A class="btn" classList={{ go: props.isFirst }} href={step().href}>
            <Show when={keys()}>{(shown) => <KeyHints of={shown()} />}</Show>
            {step().name}
          </A>
        )}
      </Show>
      <Show when={button()}>
        {(step) => (
          <Button
            look={props.isFirst ? "go" : "plain"}
            keys={keys()}
            disabled={props.busy}
            onClick={() => step().run()}
          >
            {step().name}
          </Button>
        )}
      </Show>
    </>
  )
}
