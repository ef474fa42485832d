/** The two forms that start work: find knowledge in a chat, and suggest tasks from knowledge. */
import { useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { Receipt } from "../../../gateways/contract.ts"
import type { ChatRow } from "../../../gateways/contract/knowledge.ts"
import { useLive } from "../../sync/live.tsx"
import { knowledgeApi } from "../../sync/rest/knowledgeApi.ts"
import { chatWords as words } from "../../words/words.ts"
import { beginRun } from "../start/beginRun.ts"
import { openRunOf } from "../start/openRun.ts"
import { AnalyseForm } from "./AnalyseForm.tsx"
import { ExtractForm } from "./ExtractForm.tsx"

interface Props {
  readonly chats: ReadonlyArray<ChatRow>
  readonly mayAct: boolean
  /** False when there is nothing else to show. */
  readonly canLeave: boolean
  readonly onStarted: (id: string) => void
  readonly onLeave: () => void
  readonly onFailure: (error: unknown) => void
}

export function NewRunForms(props: Props) {
  return (
    <div class="new-run">
      <Show when={props.canLeave}>
        <header class="run-head">
          <h2>{words.t("newRun")}</h2>
          <button class="btn bare" type="button" onClick={() => props.onLeave()}>
            {words.t("cancel")}
          </button>
        </header>
      </Show>
      <Show when={!props.canLeave}>
        <p class="quiet-text">{words.t("noRuns")}</p>
      </Show>
      <Show when={props.mayAct}>
        <Forms {...props} />
      </Show>
    </div>
  )
}

function Forms(props: Props) {
  const live = useLive()
  const [params] = useSearchParams<{ chat?: string }>()
  const { topics, runs, proposals } = live.views
  const started = async (request: Promise<Receipt>) => {
    const receipt = await request
    props.onStarted(receipt.id)
    return receipt
  }
  return (
    <div class="forms">
      <ExtractForm
        chats={props.chats}
        chatsIn={(span) => knowledgeApi.chats(span).then(({ items }) => items)}
        chat={params.chat ?? ""}
        isNext={!props.canLeave}
        onStart={(extraction, key) => started(knowledgeApi.extract(extraction, key))}
        onFailure={props.onFailure}
      />
      <AnalyseForm
        topics={topics.all().filter(({ status }) => status === "standing")}
        statements={live.countOf("atoms:standing")}
        proposed={proposals.all().filter(({ status, draft }) => status === "open" && draft.kind === "atom").length}
        open={openRunOf(runs.all())}
        onOpen={props.onStarted}
        onStart={(run, key) => started(beginRun(run, key))}
        onFailure={props.onFailure}
      />
    </div>
  )
}
