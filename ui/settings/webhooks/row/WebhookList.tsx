/** The webhooks, one row each. A row opens in place; the arrow keys move between rows. */
import { useSearchParams } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import type { WebhookRow } from "../../../../gateways/contract/webhooks/webhooks.ts"
import { RowsById } from "../../../parts/rows/RowsById.tsx"
import { webhookWords as words } from "../../../words/words.ts"
import type { ActOnLists } from "../../parts/createLoaded.ts"
import { moveBetween } from "../../people/members/moveBetween.ts"
import { createAudiences } from "../parts/createAudiences.ts"
import { hookStateOf, toneOf } from "./hookState.ts"
import { WebhookDetails } from "./WebhookDetails.tsx"

export function WebhookList(props: {
  readonly all: ReadonlyArray<WebhookRow>
  readonly act: ActOnLists
  readonly onRotate: (id: string, name: string, version: number) => void
}) {
  // A link of another page opens one webhook.
  const [params] = useSearchParams<{ webhook?: string }>()
  const [open, setOpen] = createSignal<string | null>(params.webhook ?? null)
  const audiences = createAudiences()
  const press = (event: KeyboardEvent & { readonly currentTarget: HTMLElement; readonly target: Element }) => {
    // Keys that are pressed in a dialog of a row arrive here too, although the dialog is elsewhere on the page.
    if (!event.currentTarget.contains(event.target)) return
    if (event.key === "Escape") setOpen(null)
    else moveBetween(event, "[data-row]")
  }
  return (
    <div onKeyDown={press}>
      <RowsById rows={props.all} fallback={<NoWebhooks />}>
        {(hook) => {
          const { id } = hook()
          return (
            <div class="hook-item" classList={{ open: open() === id }}>
              <HookLine
                hook={hook()}
                isOpen={open() === id}
                onToggle={() => setOpen((now) => (now === id ? null : id))}
              />
              <Show when={open() === id}>
                <WebhookDetails hook={hook()} audiences={audiences} act={props.act} onRotate={props.onRotate} />
              </Show>
            </div>
          )
        }}
      </RowsById>
    </div>
  )
}

function NoWebhooks() {
  return (
    <div class="empty">
      <h2>{words.t("hooks.none")}</h2>
      <p>{words.t("hooks.noneText")}</p>
    </div>
  )
}

function HookLine(props: { readonly hook: WebhookRow; readonly isOpen: boolean; readonly onToggle: () => void }) {
  return (
    <button class="hook-line" type="button" data-row aria-expanded={props.isOpen} onClick={() => props.onToggle()}>
      <span class="grow">
        <b class="ell" dir="auto">
          {props.hook.name}
        </b>
        <span class="quiet-text ell">{props.hook.url}</span>
      </span>
      <StateSign hook={props.hook} />
    </button>
  )
}

const signs = { good: "✓", bad: "✗", warn: "!", calm: "–" } as const

/** The state by a shape, a word and a colour. */
function StateSign(props: { readonly hook: WebhookRow }) {
  const state = () => hookStateOf(props.hook)
  const tone = () => toneOf[state()]
  const since = () => props.hook.failingSince
  return (
    <span class={`hook-state ${tone()}`}>
      <span aria-hidden="true">{signs[tone()]}</span> {words.value("hookState", state())}
      <Show when={state() === "failing" && since()}>{(at) => <> {words.dueDay(at())}</>}</Show>
    </span>
  )
}
