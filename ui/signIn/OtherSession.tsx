/** Asks before a sign-in link replaces the session of another person. */
import type { Session } from "../../gateways/contract.ts"
import { words } from "../words/words.ts"
import { GateCard } from "./GateCard.tsx"

export function OtherSession(props: {
  readonly session: Session
  readonly onStay: () => void
  readonly onReplace: () => void
}) {
  return (
    <GateCard>
      <h1>{words.t("otherSession", { name: props.session.name })}</h1>
      <p class="quiet-text">{words.t("otherSessionText")}</p>
      <button class="btn go" type="button" autofocus onClick={() => props.onStay()}>
        {words.t("staySignedIn", { name: props.session.name })}
      </button>
      <button class="btn" type="button" onClick={() => props.onReplace()}>
        {words.t("useLink")}
      </button>
    </GateCard>
  )
}
