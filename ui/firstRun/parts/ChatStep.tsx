/** A chat to read: the sample, or one of an export. */
import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { ImportChat } from "../../chatImport/ImportChat.tsx"
import { Button } from "../../parts/button/Button.tsx"
import { toast } from "../../parts/toast/toast.tsx"
import { createRole } from "../../settings/parts/createRole.ts"
import { useLive } from "../../sync/live.tsx"
import { bindVerbs } from "../../verbs/bindings.ts"
import { keyNames } from "../../verbs/keyNames.ts"
import { settingsWords as words } from "../../words/words.ts"
import { createSample } from "../../tasks/createSample.ts"
import type { StepProps } from "./stepProps.ts"

export function ChatStep(props: StepProps) {
  const live = useLive()
  const { isAdmin } = createRole()
  const { busy, load } = createSample(toast)
  const may = () => live.mayAct() && !props.isDone && !busy()
  bindVerbs({ open: { may: () => may() && props.isNow, run: load } })
  return (
    <>
      <Show
        when={!props.isDone}
        fallback={
          <p class="quiet-text">
            <A href="/messages">{words.t("seeMessages")}</A>
          </p>
        }
      >
        <p class="quiet-text">{words.t("firstRun.chat")}</p>
        <Show when={live.mayAct()}>
          <p class="acts">
            <Button
              look={props.isNow ? "go" : "plain"}
              keys={props.isNow ? keyNames("enter") : undefined}
              disabled={busy()}
              onClick={load}
            >
              {words.t("loadSample")}
            </Button>
          </p>
        </Show>
      </Show>
      <Show when={isAdmin()}>
        <ImportChat offers={!props.isDone} />
      </Show>
    </>
  )
}
