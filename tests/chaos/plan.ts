/** A seed's shape and faults. The same seed always has the same plan. */
import { seededRandom } from "../support/seededRandom.ts"

export const shapes = ["embedded", "roles", "gateways", "projectors", "cluster"] as const
export type Shape = (typeof shapes)[number]
/** A cluster takes too long to start for short seeds. */
const shortShapes = shapes.filter((shape) => shape !== "cluster")
const apart: ReadonlyArray<Shape> = ["roles", "gateways", "projectors"]
const apartOrCluster: ReadonlyArray<Shape> = [...apart, "cluster"]

/** The shapes in which each fault can happen. */
export const faultShapes = {
  "kill-everything": [...shortShapes, "cluster"],
  "kill-gateway": apartOrCluster,
  "kill-projector": apartOrCluster,
  "kill-worker": apartOrCluster,
  "kill-log": [...shortShapes, "cluster"],
  "drop-log": apart,
  "block-log": apart,
  "delay-log": apart,
  "drop-tables": apartOrCluster,
  "block-tables": apartOrCluster,
  "delay-tables": apartOrCluster,
  "kill-tables": apartOrCluster,
  "full-log": apart,
  "cut-tail": shortShapes,
  "older-log": shortShapes,
  "newer-event": shortShapes,
  "remove-keys": apart,
  "kill-writer": ["projectors", "cluster"],
  "suspend-writer": ["projectors", "cluster"]
} satisfies Readonly<Record<string, ReadonlyArray<Shape>>>
export type FaultName = keyof typeof faultShapes
export const faultNames = Object.keys(faultShapes) as ReadonlyArray<FaultName>

export interface Plan {
  readonly seed: number
  readonly shape: Shape
  readonly faults: ReadonlyArray<FaultName>
  readonly clients: number
  /** Acknowledged commands before each fault, and after the last one. */
  readonly commands: number
  /** The shortest time between two faults of a long run. Milliseconds. */
  readonly gapMillis: number
  /** The wait of a client after each command. Milliseconds. */
  readonly restMillis: number
  /** The longest time from a fault to a product that has recovered, and to clients that show everything. Milliseconds. */
  readonly patienceMillis: number
}

/** Milliseconds. */
const patienceMillis = 60_000

/** Seeds in a row with one shape, which share an installation. */
export const seedsPerShape = 5
const mostFaults = 3

const shapeOf = (seed: number): Shape =>
  shortShapes[Math.floor(seed / seedsPerShape) % shortShapes.length] ?? "embedded"

export const faultsOf = (shape: Shape): ReadonlyArray<FaultName> =>
  faultNames.filter((name) => (faultShapes[name] as ReadonlyArray<Shape>).includes(shape))

const minuteMillis = 60_000
const killsOfLongRun: ReadonlyArray<FaultName> = [
  "kill-writer",
  "kill-log",
  "suspend-writer",
  "kill-gateway",
  "kill-worker",
  "kill-projector"
]
/** The clients keep every row and every frame, so an hour must not make too many. Milliseconds. */
const longRestMillis = 750

/** A run of some minutes with a kill each minute: each kind in turn. */
export const longPlan = (minutes: number, shape: Shape): Plan => {
  const possible = faultsOf(shape)
  const kills = killsOfLongRun.filter((name) => possible.includes(name))
  const inTurn = kills.length === 0 ? possible : kills
  const faults = Array.from({ length: minutes }, (_, minute) => inTurn[minute % inTurn.length]).filter(
    (name) => name !== undefined
  )
  return { ...planOf(0, shape), faults, clients: 6, commands: 1, gapMillis: minuteMillis, restMillis: longRestMillis }
}

/** `shape`: another shape than the seed's own. */
export const planOf = (seed: number, shape: Shape = shapeOf(seed)): Plan => {
  const random = seededRandom(seed * 7919 + 17)
  const possible = faultsOf(shape)
  const count = 1 + Math.floor(random() * mostFaults)
  const faults = Array.from({ length: count }, () => possible[Math.floor(random() * possible.length)]).filter(
    (name) => name !== undefined
  )
  const clients = 3 + Math.floor(random() * 4)
  const commands = 15 + Math.floor(random() * 25)
  return { seed, shape, faults, clients, commands, gapMillis: 0, restMillis: 15, patienceMillis }
}
