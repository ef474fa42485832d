/** Offers an Ollama that was found. It would get the team's messages, so an admin decides. */
import { createSignal, Show } from "solid-js"
import { atLeast } from "../../../domain/roles.ts"
import type { Session } from "../../../gateways/contract.ts"
import type { System } from "../../../gateways/contract/systemShown.ts"
import { sendKept } from "../../drafts/sendKept.ts"
import { api } from "../../sync/rest/api.ts"
import { words } from "../../words/words.ts"

export function Offer(props: {
  readonly offer: NonNullable<System["offer"]>
  readonly role: Session["role"]
  readonly onUsed: () => void
}) {
  const [isRefused, setRefused] = createSignal(false)
  const choose = () => {
    setRefused(false)
    return sendKept(`offer:${props.offer.url}`, { value: props.offer, seen: null }, api.useOffer).then(
      props.onUsed,
      () => {
        setRefused(true)
      }
    )
  }
  return (
    <>
      <small>{words.t("offer.found", { url: props.offer.url })}</small>
      <Show when={atLeast(props.role, "admin")}>
        <button class="btn sm" type="button" onClick={() => void choose()}>
          {words.t("offer.use", { model: props.offer.model })}
        </button>
      </Show>
      <Show when={isRefused()}>
        <b role="alert">{words.t("offer.refused")}</b>
      </Show>
    </>
  )
}
