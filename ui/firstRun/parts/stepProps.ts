import type { System } from "../../../gateways/contract/systemShown.ts"

export interface StepProps {
  readonly system: System
  /** The step is the next one: `Enter` takes it. */
  readonly isNow: boolean
  readonly isDone: boolean
  /** The step changed the installation: read its state again. */
  readonly onChange: () => Promise<void>
}
