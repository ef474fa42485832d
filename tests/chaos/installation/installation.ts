/** An installation under test: processes of the product, a log and tables that a fault can stop, cut and damage. */
import type { Trouble } from "../../../streams/troubles.ts"
import type { Product } from "../../support/product/product.ts"
import type { TcpProxy } from "../../support/net/tcpProxy.ts"
import type { Shape } from "../plan.ts"

/** A suspended process gives no answer. Milliseconds. */
const answerMillis = 2_000

export type Part = "http" | "projections" | "reactors"

export interface Process {
  readonly parts: ReadonlyArray<Part>
  readonly product: Product
}

export interface LogServer {
  /** An operator's address of the server, which no fault of the network affects. */
  readonly url: () => string
  /** Kills the server, lets `damage` change its store, and starts it again. */
  readonly restart: (damage?: (store: string) => void) => Promise<void>
  /** Kills server `n` of a cluster and starts it again; the only server otherwise. */
  readonly restartOne: (n: number) => Promise<void>
}

export interface Tables {
  readonly pause: () => Promise<void>
  readonly resume: () => Promise<void>
}

export interface Installation {
  readonly shape: Shape
  readonly processes: ReadonlyArray<Process>
  readonly log: LogServer
  /** Null: the tables are in the product's process. */
  readonly tables: Tables | null
  /** The connections of the product to the log and to the tables; null when they do not pass a proxy. */
  readonly links: { readonly log: TcpProxy | null; readonly tables: TcpProxy | null }
  /** The defects that ended processes since the last call, as sentences. */
  readonly takeDefects: () => ReadonlyArray<string>
  readonly remove: () => Promise<void>
}

export const processesWith = ({ processes }: Installation, part: Part) =>
  processes.filter(({ parts }) => parts.includes(part)).map(({ product }) => product)

/** The processes that do not say that another one writes the tables. A process that does not answer is not among them. */
export const writersOf = async (installation: Installation): Promise<ReadonlyArray<Product>> => {
  const projectors = processesWith(installation, "projections")
  const write = await Promise.all(
    projectors.map((projector) =>
      troublesOf(projector).then(
        (troubles) => troubles.every(({ code }) => code !== "standby"),
        () => false
      )
    )
  )
  return projectors.filter((_, n) => write[n])
}

/** The answer of `/readyz` of a process. Fails when it does not answer. */
export const troublesOf = async ({ monitoring }: Product): Promise<ReadonlyArray<Trouble>> => {
  const response = await fetch(`${monitoring}/readyz`, { signal: AbortSignal.timeout(answerMillis) })
  return ((await response.json()) as { readonly troubles?: ReadonlyArray<Trouble> }).troubles ?? []
}

/** The addresses that clients use. */
export const gatewaysOf = (installation: Installation) => processesWith(installation, "http")

/** Starts every process that does not run. */
export const startMissing = async ({ processes }: Installation) => {
  await Promise.all(processes.filter(({ product }) => !product.isRunning()).map(({ product }) => product.start()))
}

/** Any process on which a verb of the command line can run. */
export const operatorOf = (installation: Installation): Product => {
  const [first] = gatewaysOf(installation)
  if (first === undefined) throw new Error("no process serves the operator")
  return first
}
