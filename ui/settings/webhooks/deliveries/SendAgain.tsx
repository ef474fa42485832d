/** Sends many events again: those that were given up since a time, or a range of positions. */
import { createSignal, Show } from "solid-js"
import type { Redelivery, WebhookRow } from "../../../../gateways/contract/webhooks/webhooks.ts"
import { Button } from "../../../parts/button/Button.tsx"
import { RadioGroup } from "../../../parts/choice/RadioGroup.tsx"
import { TextField } from "../../../parts/fields/TextField.tsx"
import { Dialog } from "../../../parts/overlay/Dialog.tsx"
import { webhookWords as words } from "../../../words/words.ts"
import type { KeptDeliveries } from "./createDeliveries.ts"

const spans = ["1", "3", "30"] as const
type Which = (typeof spans)[number] | "range"
const dayMillis = 24 * 3600 * 1000

/** Null while the positions are no range. */
export const redeliveryOf = (which: Which, from: string, to: string, now: number): Redelivery | null => {
  if (which !== "range") return { failedSince: new Date(now - Number(which) * dayMillis).toISOString() }
  const [first, last] = [Number(from), Number(to)]
  return Number.isInteger(first) && Number.isInteger(last) && first > 0 && last >= first
    ? { from: first, to: last }
    : null
}

export function SendAgain(props: {
  readonly hook: WebhookRow
  readonly deliveries: KeptDeliveries
  readonly onClose: () => void
}) {
  const [which, setWhich] = createSignal<Which>("1")
  const [from, setFrom] = createSignal("")
  const [to, setTo] = createSignal("")
  const wanted = () => redeliveryOf(which(), from(), to(), Date.now())
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    const what = wanted()
    if (what !== null && (await props.deliveries.redeliver(what))) props.onClose()
  }
  const choices = () => [
    ...spans.map((id) => ({ id: id as Which, name: words.count("hookFailedDays", Number(id)) })),
    { id: "range" as Which, name: words.t("hooks.range"), hint: words.t("hooks.rangeText") }
  ]
  return (
    <Dialog title={words.t("hooks.sendAgainMany")} onClose={() => props.onClose()}>
      <form class="dlg-form" onSubmit={(event) => void send(event)}>
        <RadioGroup label={words.t("hooks.which")} value={which()} choices={choices()} onPick={setWhich} />
        <Show when={which() === "range"}>
          <div class="hook-range">
            <PositionField label={words.t("hooks.from")} value={from()} onInput={setFrom} />
            <PositionField label={words.t("hooks.to")} value={to()} onInput={setTo} />
          </div>
        </Show>
        <p class="quiet-text">{words.t("hooks.sameId")}</p>
        <div class="acts">
          <Button onClick={() => props.onClose()}>{words.t("cancel")}</Button>
          <Button look="go" type="submit" disabled={wanted() === null}>
            {words.t("hooks.sendAgain")}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function PositionField(props: {
  readonly label: string
  readonly value: string
  readonly onInput: (text: string) => void
}) {
  return (
    <TextField label={props.label} value={props.value} onType={(text) => props.onInput(text)} inputmode="numeric" />
  )
}
