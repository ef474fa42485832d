/** The request and the answer of one try, and the button that sends its event again. */
import { Show } from "solid-js"
import type { DeliveryRow, WebhookRow } from "../../../../gateways/contract/webhooks/webhooks.ts"
import { Button } from "../../../parts/button/Button.tsx"
import { webhooksApi } from "../parts/webhooksApi.ts"
import { webhookWords as words } from "../../../words/words.ts"
import { createLoaded } from "../../parts/createLoaded.ts"
import { WhenLoaded } from "../../parts/SettingsSection.tsx"
import type { KeptDeliveries } from "./createDeliveries.ts"

export function DeliveryContent(props: {
  readonly hook: WebhookRow
  readonly row: DeliveryRow
  readonly deliveries: KeptDeliveries
}) {
  const content = createLoaded(() => webhooksApi.delivery(props.hook.id, props.row.seq))
  return (
    <div class="hook-try-open">
      <p class="quiet-text">{factsOf(props.row)}</p>
      <WhenLoaded of={content}>
        {(found) => (
          <>
            <Text label={words.t("hooks.request")} text={pretty(found().body)} />
            <Text label={words.t("hooks.answer")} text={found().answer} />
          </>
        )}
      </WhenLoaded>
      <Show when={props.row.position > 0}>
        <Button small onClick={() => void props.deliveries.redeliver({ positions: [props.row.position] })}>
          {words.t("hooks.sendAgain")}
        </Button>
      </Show>
    </div>
  )
}

const factsOf = ({ tries, retryAt, position, webhook }: DeliveryRow): string =>
  [
    words.t("hooks.tryNumber", { n: words.number(tries) }),
    position === 0 ? "" : words.t("hooks.position", { n: position }),
    retryAt === null ? "" : words.t("hooks.nextTry", { when: words.dueDay(retryAt) }),
    webhook
  ]
    .filter((part) => part !== "")
    .join(" · ")

/** A body as lines; the text itself when it is not JSON. */
const pretty = (body: string | null): string | null => {
  try {
    return body === null ? null : JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

/** A text that was erased, or that the person may not see, is not in the answer of the server. */
function Text(props: { readonly label: string; readonly text: string | null }) {
  return (
    <div>
      <h4>{props.label}</h4>
      <Show when={props.text} fallback={<p class="quiet-text">{words.t("hooks.noText")}</p>}>
        {(text) => (
          <pre class="hook-text" tabindex={0} aria-label={props.label} dir="auto">
            {text()}
          </pre>
        )}
      </Show>
    </div>
  )
}
