import type { TroubleCode } from "../../../streams/troubles.ts"
import type { Installation } from "../installation/installation.ts"
import type { Load } from "../load/clients.ts"
import type { Send } from "../load/send.ts"
import type { Product } from "../../support/product/product.ts"

export interface Scene {
  readonly installation: Installation
  readonly load: Load
  /** Sends a request to each gateway in turn, as a proxy does. */
  readonly send: Send
  readonly random: () => number
}

export interface Fault {
  /** Finds the process that the fault strikes, before the times of the recovery are measured. */
  readonly aim?: (scene: Scene) => Promise<Product>
  /** Strikes, and resolves when the cause is gone: the product may still be recovering. `aimed`: the process that `aim` has found. */
  readonly strike: (scene: Scene, aimed?: Product) => Promise<void>
  /** One of these troubles must be reported; empty for a fault that ends without help. */
  readonly told?: ReadonlyArray<TroubleCode>
  /** Changes must be refused while the trouble lasts. */
  readonly stopsWrites?: boolean
  /** Ends the trouble, where the named verb only lists it, or where its cause is outside the product. */
  readonly repair?: (scene: Scene) => Promise<void>
}
