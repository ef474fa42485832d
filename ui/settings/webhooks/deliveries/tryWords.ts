/** The outcome of a try in words. */
import type { DeliveryRow } from "../../../../gateways/contract/webhooks/webhooks.ts"
import { webhookWords as words } from "../../../words/words.ts"

type Outcome = Pick<DeliveryRow, "outcome" | "fault" | "status">

/** Such as `arrived, 204` and `failed: no answer in time`. */
export const tryWords = ({ outcome, fault, status }: Outcome): string => {
  const answer = status === null ? "" : String(status)
  if (fault === null) return [words.t("hooks.arrived"), answer].filter((part) => part !== "").join(", ")
  const why = words.value("hookFault", fault)
  const failed = outcome === "failed" ? "failed" : "retry"
  const said = fault === "status" ? words.t("hooks.answered", { status: answer }) : why
  return `${words.value("hookOutcome", failed)}: ${said}`
}
