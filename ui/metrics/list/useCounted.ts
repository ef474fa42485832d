/** The period and the open list of the Metrics page. Both are in its address, so that a reload and a link show them again. */
import { useSearchParams } from "@solidjs/router"
import { createMemo } from "solid-js"
import { countedSets } from "../../../gateways/contract/figures/countedSets.ts"
import { type CountedRows, type PeriodDays, periods } from "../figures/figuresApi.ts"

const fields = ["day", "source", "kind", "provider", "model", "prompt", "verdict", "kept", "bucket"] as const
type Params = { [F in (typeof fields)[number] | "days" | "of"]: string }

const metricsPath = "/figures"

export const useCounted = () => {
  const [params, setParams] = useSearchParams<Params>()
  /** A memo, so that a list that opens does not fetch the figures again. */
  const days = createMemo((): PeriodDays => periods.find((each) => each === params.days) ?? "30")
  const open = createMemo((): CountedRows | null => {
    const of = countedSets.find((each) => each === params.of)
    if (of === undefined) return null
    const given = fields.flatMap((field) => (params[field] === undefined ? [] : [[field, params[field]] as const]))
    return { of, ...Object.fromEntries(given) }
  })
  const closed = Object.fromEntries(["of", ...fields].map((field) => [field, undefined]))
  return {
    days,
    open,
    setDays: (chosen: PeriodDays) => setParams({ days: chosen }, { replace: true }),
    close: () => setParams(closed),
    addressOf: (counted: CountedRows) =>
      `${metricsPath}?${new URLSearchParams({ days: days(), ...counted }).toString()}`
  }
}
