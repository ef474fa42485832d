/** The rows and commands that the list of messages needs. */
import type { MessageRow } from "../../../gateways/contract.ts"
import type { Outcomes } from "../outcome/createOutcomes.ts"
import type { SaidRowProps } from "./SaidRow.tsx"

export interface SaidPort extends Pick<SaidRowProps, "nameOf" | "taskOf"> {
  readonly rowOf: (id: string) => MessageRow | undefined
  readonly outcomes: Outcomes
  /** The title of the chat; null where it is above the list. */
  readonly titleOf: (chat: string | null) => string | null
  readonly isOwn: (message: MessageRow) => boolean
  readonly mayMake: (message: MessageRow) => boolean
  readonly make: (id: string) => void
}
