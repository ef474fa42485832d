import type { RunRow } from "../../../gateways/contract/knowledge.ts"

/** The run that is open. At most one is: another one cannot start before it is closed or cancelled. */
export const openRunOf = (runs: ReadonlyArray<RunRow>): RunRow | null =>
  runs.find(({ status }) => status !== "closed" && status !== "cancelled") ?? null
