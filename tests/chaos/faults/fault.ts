import type { TroubleCode } from "../../../streams/troubles.ts"
import type { Installation } from "../installation/installation.ts"
import type { Load } from "../load/clients.ts"

export interface Scene {
  readonly installation: Installation
  readonly load: Load
  readonly random: () => number
}

export interface Fault {
  /** Strikes, and resolves when the cause is gone: the product may still be recovering. */
  readonly strike: (scene: Scene) => Promise<void>
  /** The operator must be told one of these; empty for a fault that mends itself. */
  readonly told?: ReadonlyArray<TroubleCode>
  /** Ends the trouble, where the named verb only lists it, or where its cause is outside the product. */
  readonly mend?: (scene: Scene) => Promise<void>
}
