/** The window of a candidate, prepared once: its messages, their neighbours, and the number of statements in each. */
import type { WindowMessage } from "../../../distillation.ts"
import { type Neighbours, neighboursOf } from "./neighbours.ts"

export interface Surroundings {
  readonly messages: ReadonlyArray<WindowMessage>
  /** In the order of the messages. */
  readonly neighbours: ReadonlyArray<Neighbours>
  /** For each message, the number of its candidates that are ranked. */
  readonly statements: ReadonlyMap<number, number>
}

export const surroundingsOf = (
  messages: ReadonlyArray<WindowMessage>,
  candidates: ReadonlyArray<{ readonly message: number }>
): Surroundings => {
  const statements = new Map<number, number>()
  for (const { message } of candidates) statements.set(message, (statements.get(message) ?? 0) + 1)
  return { messages, neighbours: neighboursOf(messages), statements }
}
