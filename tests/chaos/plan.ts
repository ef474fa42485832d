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
  "remove-keys": apart
} satisfies Readonly<Record<string, ReadonlyArray<Shape>>>
export type FaultName = keyof typeof faultShapes

/** The faults that a plan may have. */
export const plannedFaults: ReadonlyArray<FaultName> = [
  "kill-everything",
  "kill-gateway",
  "kill-projector",
  "kill-worker",
  "kill-log",
  "drop-log",
  "block-log",
  "delay-log",
  "drop-tables",
  "block-tables",
  "delay-tables",
  "kill-tables"
]

export interface Plan {
  readonly seed: number
  readonly shape: Shape
  readonly faults: ReadonlyArray<FaultName>
  readonly clients: number
  /** Acknowledged commands before each fault, and after the last one. */
  readonly commands: number
  /** The longest time from a fault to a product that has recovered, and to clients that show everything. Milliseconds. */
  readonly patienceMillis: number
}

/** Milliseconds. */
const patienceMillis = 60_000

/** So many seeds in a row have one shape, so that they can share an installation. */
export const seedsPerShape = 5
const mostFaults = 3

export const shapeOf = (seed: number): Shape =>
  shortShapes[Math.floor(seed / seedsPerShape) % shortShapes.length] ?? "embedded"

export const faultsOf = (shape: Shape): ReadonlyArray<FaultName> =>
  plannedFaults.filter((name) => (faultShapes[name] as ReadonlyArray<Shape>).includes(shape))

/** `shape`: another shape than the seed's own. */
export const planOf = (seed: number, shape: Shape = shapeOf(seed)): Plan => {
  const random = seededRandom(seed * 7919 + 17)
  const possible = faultsOf(shape)
  const count = 1 + Math.floor(random() * mostFaults)
  const faults = Array.from({ length: count }, () => possible[Math.floor(random() * possible.length)]).filter(
    (name) => name !== undefined
  )
  const clients = 3 + Math.floor(random() * 4)
  return { seed, shape, faults, clients, commands: 15 + Math.floor(random() * 25), patienceMillis }
}
