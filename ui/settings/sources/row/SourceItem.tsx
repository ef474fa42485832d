/** One sender of webhooks: its address, its state, and the actions on it. */
import { createSignal, Show } from "solid-js"
import { makesItsSecret } from "../../../../domain/source/sourceVocabulary.ts"
import type { SourceRow } from "../../../../gateways/contract/webhooks/sources.ts"
import { settingsWords as words } from "../../../words/words.ts"
import type { ActOnLists } from "../../parts/createLoaded.ts"
import { ChangeMapping } from "./ChangeMapping.tsx"
import { ClientSecret } from "./ClientSecret.tsx"
import { SourceActs } from "./SourceActs.tsx"
import { WebhookAddress } from "../parts/WebhookAddress.tsx"
import { webhookAddress, SourceSecret } from "../parts/SourceSecret.tsx"
import { type MadeSource, sourcesApi } from "../parts/sourcesApi.ts"

export function SourceItem(props: { readonly row: SourceRow; readonly place: string; readonly act: ActOnLists }) {
  const place = () => {
    const { thread } = props.row
    return thread === null ? props.place : words.t("sources.inThread", { chat: props.place, thread })
  }
  const [isMapping, setMapping] = createSignal(false)
  const [made, setMade] = createSignal<MadeSource | null>(null)
  const change = (verb: "pause" | "resume" | "remove") =>
    void props.act(() => sourcesApi.act(props.row.id, verb), words.t("settings.saved"))
  const rotate = () =>
    void props.act(async () => {
      const answer = await sourcesApi.rotate(props.row.id, props.row.secret)
      setMade(answer)
      return answer
    })
  return (
    <li class="src-row">
      <div class="set-row two">
        <span class="grow">
          <b class="ell" dir="auto">
            {props.row.name}
          </b>
          <span class="quiet-text">
            {words.value("sourceKind", props.row.kind)}, {words.value("sourceMakes", props.row.makes)}, {place()},{" "}
            {words.value("sourceState", props.row.state)}
          </span>
          <WebhookAddress of={webhookAddress(props.row.path)} />
        </span>
      </div>
      <SourceActs
        row={props.row}
        isMapping={isMapping()}
        onMapping={() => setMapping(!isMapping())}
        onChange={change}
        onRotate={rotate}
      />
      <Show when={props.row.needsSecret}>
        <p class="warn">{words.t("sources.needsSecret")}</p>
      </Show>
      <Show when={props.row.isNearlyFull}>
        <p class="warn">{words.t("sources.nearlyFull", { count: String(props.row.kept) })}</p>
      </Show>
      <Show when={makesItsSecret(props.row.kind) && !props.row.isHidden}>
        <ClientSecret row={props.row} act={props.act} />
      </Show>
      <Show when={isMapping()}>
        <ChangeMapping row={props.row} act={props.act} onClose={() => setMapping(false)} />
      </Show>
      <Show when={made()}>{(now) => <SourceSecret made={now()} />}</Show>
    </li>
  )
}
