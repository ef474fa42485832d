import type { TaskLine } from "../../../gateways/contract/lines.ts"

/** The parts of a page that its rows and cards use. */
export interface RowPort {
  readonly taskOf: (id: string) => TaskLine | undefined
  readonly nameOf: (actor: string) => string
  /** Undefined for a topic that this person cannot see. */
  readonly topicName: (topic: string) => string | undefined
  readonly mayAct: () => boolean
  /** Completes the task, or reopens a finished one. */
  readonly toggle: (task: TaskLine) => void
  readonly isSelected: (id: string) => boolean
  /** @param range also the rows from the one that was last chosen */
  readonly select: (id: string, range: boolean) => void
}
