/** One webhook in full: its facts, what can be done with it, and its deliveries. */
import { Show } from "solid-js"
import type { WebhookRow } from "../../../../gateways/contract/webhooks/webhooks.ts"
import { useLive } from "../../../sync/live.tsx"
import { webhookWords as words } from "../../../words/words.ts"
import type { ActOnLists } from "../../parts/createLoaded.ts"
import { shownDay } from "../../parts/when.ts"
import { createTopics } from "../parts/createTopics.ts"
import type { HookAudiences } from "../parts/createAudiences.ts"
import { createDeliveries } from "../deliveries/createDeliveries.ts"
import { Deliveries } from "../deliveries/Deliveries.tsx"
import { wordsOfTypes } from "../parts/typeWords.ts"
import { hookStateOf } from "./hookState.ts"
import { WebhookActs } from "./WebhookActs.tsx"

export function WebhookDetails(props: {
  readonly hook: WebhookRow
  readonly audiences: HookAudiences
  readonly act: ActOnLists
  readonly onRotate: (id: string, name: string, version: number) => void
}) {
  const live = useLive()
  const topics = createTopics()
  const deliveries = createDeliveries(() => props.hook.id)
  const why = () => {
    const state = hookStateOf(props.hook)
    return words.has("hookWhy", state) ? words.value("hookWhy", state) : null
  }
  return (
    <div class="hook-open">
      <Show when={why()}>{(text) => <p class="hook-why">{text()}</p>}</Show>
      <dl class="hook-facts">
        <dt>{words.t("hooks.kind")}</dt>
        <dd>{words.value("hookKind", props.hook.kind)}</dd>
        <dt>{words.t("hooks.readers")}</dt>
        <dd dir="auto">{props.audiences.nameOf(props.hook.audience)}</dd>
        <dt>{words.t("hooks.events")}</dt>
        <dd>{eventsOf(props.hook)}</dd>
        <Show when={props.hook.topics.length > 0}>
          <dt>{words.t("hooks.topics")}</dt>
          <dd dir="auto">{props.hook.topics.map(topics.nameOf).join(", ")}</dd>
        </Show>
        <dt>{words.t("hooks.addedBy")}</dt>
        <dd dir="auto">
          {live.nameOf(props.hook.createdBy)}, {shownDay(props.hook.createdAt, Date.now())}
        </dd>
      </dl>
      <WebhookActs
        hook={props.hook}
        act={props.act}
        topics={topics}
        deliveries={deliveries}
        onRotate={props.onRotate}
      />
      <Deliveries hook={props.hook} deliveries={deliveries} />
    </div>
  )
}

const eventsOf = ({ types }: WebhookRow): string =>
  types.length === 0 ? words.t("hooks.allEvents") : wordsOfTypes(types)
