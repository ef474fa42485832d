/** The state of a webhook as the list shows it. */
import type { WebhookRow } from "../../../../gateways/contract/webhooks/webhooks.ts"

/**
 * `unused`: nothing was sent in the last 30 days. `trying`: the newest try failed, and is repeated. `givenUp`: it failed for the last
 * time. `failing`: nothing has arrived for a day.
 */
export type HookState = "works" | "unused" | "trying" | "givenUp" | "failing" | "paused" | "gone" | "left"

export const hookStateOf = ({
  state,
  failingSince,
  lastTry
}: Pick<WebhookRow, "state" | "failingSince" | "lastTry">): HookState => {
  if (state !== "active") return state
  if (failingSince !== null) return "failing"
  if (lastTry === null) return "unused"
  if (lastTry.outcome === "delivered") return "works"
  return lastTry.outcome === "retry" ? "trying" : "givenUp"
}

export const toneOf: { readonly [S in HookState]: "good" | "bad" | "warn" | "calm" } = {
  works: "good",
  unused: "calm",
  trying: "warn",
  givenUp: "bad",
  failing: "bad",
  paused: "calm",
  gone: "bad",
  left: "bad"
}
