/** A report for support, in English: versions, positions, counts and codes. It has no secret, no name and no text of a person. */
import type { System } from "../../gateways/contract/systemShown.ts"
import type { ReadModelsShown, StoresShown } from "../../gateways/contract/systemShown.ts"

export interface Reported {
  readonly system: System
  readonly models: ReadModelsShown | undefined
  readonly stores: StoresShown | undefined
  /** Null: the reader may not see them. */
  readonly parked: number | null
  readonly letters: number | null
}

export const supportReport = ({ system, models, stores, parked, letters }: Reported): string =>
  [
    `Task Tracker ${system.version}, position ${system.seq}, log ${system.stores.log}, tables ${system.stores.tables}`,
    `model ${system.model.provider} ${system.model.model}, ${system.model.reachable ? "reachable" : "not reachable"}`,
    `bot ${botOf(system.bot)}`,
    ...(stores === undefined ? [] : [storesLine(stores)]),
    ...(parked === null ? [] : [`parked ${parked}`]),
    ...(letters === null ? [] : [`dead letters ${letters}`]),
    ...system.troubles.map(({ code, remedy }) => `trouble ${code}${remedy === null ? "" : `; remedy: ${remedy}`}`),
    ...(models?.items ?? []).map(
      ({ name, position, behind, version, parked }) =>
        `${name} version ${version}, position ${position}, behind ${behind ?? "unknown"}, parked ${parked}`
    )
  ].join("\n")

const botOf = ({ name, connected, fault }: System["bot"]) => {
  if (fault !== undefined) return fault
  if (name === null) return "none"
  return connected ? "connected" : "not connected"
}

const storesLine = ({ log, tables, disk, memory, upFor }: StoresShown) =>
  [
    `log ${log === null ? "silent" : `${log.bytes} bytes`}`,
    `tables ${tables === null ? "silent" : `${tables.bytes} bytes`}`,
    ...(disk === null ? [] : [`disk ${disk.free} of ${disk.of} bytes free`]),
    `memory ${memory} bytes, up ${upFor} s`
  ].join(", ")
