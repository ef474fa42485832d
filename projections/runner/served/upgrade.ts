/** The rebuild that tables of another version need. The operator learns of it before it begins. */
import { Context, Effect } from "effect"

export interface UpgradePlan {
  /** The tables that are rebuilt beside the served ones. */
  readonly tables: ReadonlyArray<string>
  /** Those of them that cannot be read until their rebuild ends: they have other columns, or are missing. */
  readonly unreadable: ReadonlyArray<string>
  /** The number of all tables. */
  readonly of: number
  /** The number of commits that are read. */
  readonly commits: number
}

interface UpgradeNotice {
  /** Runs before the first change of a table. */
  readonly begins: (plan: UpgradePlan) => Effect.Effect<void>
  readonly ends: Effect.Effect<void>
}

/** How the operator is told. By default nothing is said, as for a verb that reads the tables. */
export const UpgradeNotice = Context.Reference<UpgradeNotice>("tracker/projections/runner/served/UpgradeNotice", {
  defaultValue: () => ({ begins: () => Effect.void, ends: Effect.void })
})
