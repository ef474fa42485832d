/** The properties of the head of a topic, and of its dialogs. */
import type { TopicRow } from "../../../gateways/contract/knowledge.ts"
import type { TopicActs } from "../acts/createTopicActs.ts"

export interface TopicHeadProps {
  readonly topic: TopicRow
  /** Every topic: it may be merged into another one. */
  readonly topics: ReadonlyArray<TopicRow>
  /** The number of its statements. */
  readonly count: number
  readonly mayAct: boolean
  readonly nameOf: (actor: string) => string
  readonly acts: TopicActs
}
