/** The first proposals: starts to find knowledge, says how many wait while it works, and leads to Review. */
import { A, useNavigate } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { KeyHints } from "../../parts/button/KeyHints.tsx"
import { toast } from "../../parts/toast/toast.tsx"
import { useLive } from "../../sync/live.tsx"
import { knowledgeApi } from "../../sync/rest/knowledgeApi.ts"
import { newKey } from "../../sync/rest/newKey.ts"
import { bindVerbs } from "../../verbs/bindings.ts"
import { keyNames } from "../../verbs/keyNames.ts"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { settingsWords as words } from "../../words/words.ts"
import type { StepProps } from "./stepProps.ts"

export function ProposalStep(props: StepProps) {
  const live = useLive()
  const navigate = useNavigate()
  const [run, setRun] = createSignal<string | null>(null)
  const [busy, setBusy] = createSignal(false)
  const key = newKey()
  const waiting = () => live.countOf("proposals:open")
  const start = async () => {
    setBusy(true)
    try {
      setRun((await knowledgeApi.extract({}, key)).id)
    } catch (error) {
      toast({ text: sentenceOf(error), failed: true })
    } finally {
      setBusy(false)
    }
  }
  const mayStart = () => live.mayAct() && !props.isDone && run() === null && !busy()
  const take = () => (waiting() > 0 ? navigate("/review") : void start())
  bindVerbs({ open: { may: () => waiting() > 0 || (mayStart() && props.isNow), run: take } })
  return (
    <>
      <p class="quiet-text">{words.t("firstRun.proposals")}</p>
      <Show when={run()}>
        {(id) => (
          <p class="quiet-text" role="status">
            {words.t("firstRun.working")} <A href={`/runs?run=${id()}`}>{words.t("firstRun.seeRun")}</A>
          </p>
        )}
      </Show>
      <p class="acts">
        <Show when={waiting() > 0}>
          <A class="btn go" href="/review">
            <KeyHints of={keyNames("enter")} />
            {words.count("waitInReview", waiting())}
          </A>
        </Show>
        <Show when={mayStart()}>
          <Button
            look={props.isNow ? "go" : "plain"}
            keys={props.isNow ? keyNames("enter") : undefined}
            onClick={() => void start()}
          >
            {words.t("findKnowledge")}
          </Button>
        </Show>
      </p>
    </>
  )
}
