/** The tries of the last 30 days, newest first. A try opens in place and shows its request and answer. */
import { createSignal, For, Show } from "solid-js"
import type { DeliveryRow, WebhookRow } from "../../../../gateways/contract/webhooks/webhooks.ts"
import { Button } from "../../../parts/button/Button.tsx"
import { PagedRows } from "../../../parts/paged/PagedRows.tsx"
import { webhookWords as words } from "../../../words/words.ts"
import { moveBetween } from "../../people/members/moveBetween.ts"
import { wordOfType } from "../parts/typeWords.ts"
import type { KeptDeliveries } from "./createDeliveries.ts"
import { DeliveryContent } from "./DeliveryContent.tsx"
import { tryWords } from "./tryWords.ts"
import { SendAgain } from "./SendAgain.tsx"

export function Deliveries(props: { readonly hook: WebhookRow; readonly deliveries: KeptDeliveries }) {
  const [open, setOpen] = createSignal<number | null>(null)
  const [isAsking, setAsking] = createSignal(false)
  const press = (event: KeyboardEvent) => moveBetween(event, "[data-try]")
  return (
    <section aria-labelledby="deliveries">
      <header class="hook-tries-head">
        <h3 id="deliveries">{words.t("hooks.deliveries")}</h3>
        <span class="end">
          <Button look="quiet" small onClick={() => props.deliveries.reload()}>
            {words.t("hooks.refresh")}
          </Button>
          <Button small onClick={() => setAsking(true)}>
            {words.t("hooks.sendAgainMany")}
          </Button>
        </span>
      </header>
      <PagedRows of={props.deliveries.pages} none={words.t("hooks.noDeliveries")}>
        {(rows) => (
          <ol class="plain-list" onKeyDown={press}>
            <For each={rows().map(({ seq }) => seq)}>
              {(seq) => (
                <Show when={rows().find((each) => each.seq === seq)}>
                  {(row) => (
                    <li class="hook-try">
                      <TryLine
                        row={row()}
                        isOpen={open() === seq}
                        onToggle={() => setOpen((now) => (now === seq ? null : seq))}
                      />
                      <Show when={open() === seq}>
                        <DeliveryContent hook={props.hook} row={row()} deliveries={props.deliveries} />
                      </Show>
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ol>
        )}
      </PagedRows>
      <Show when={isAsking()}>
        <SendAgain hook={props.hook} deliveries={props.deliveries} onClose={() => setAsking(false)} />
      </Show>
    </section>
  )
}

const signs = { delivered: "✓", retry: "!", failed: "✗" } as const
const tones = { delivered: "good", retry: "warn", failed: "bad" } as const

function TryLine(props: { readonly row: DeliveryRow; readonly isOpen: boolean; readonly onToggle: () => void }) {
  return (
    <button class="hook-try-line" type="button" data-try aria-expanded={props.isOpen} onClick={() => props.onToggle()}>
      <span class={`hook-state ${tones[props.row.outcome]}`}>
        <span aria-hidden="true">{signs[props.row.outcome]}</span> {tryWords(props.row)}
      </span>
      <span class="ell">{wordOfType(props.row.type)}</span>
      <span class="quiet-text num">{words.t("hooks.millis", { n: words.number(props.row.millis) })}</span>
      <span class="quiet-text num">{words.dueDay(props.row.at)}</span>
    </button>
  )
}
