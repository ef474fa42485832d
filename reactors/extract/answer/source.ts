import type { Audience } from "../../../domain/values.ts"
import type { Seen } from "../../grounding/likeness.ts"
import type { AskedContext } from "./life.ts"

/** The origin of the drafts, and the texts that they must not repeat. */
export interface ExtractionSource {
  /** The id of the extraction. The ids of proposals are derived from it. */
  readonly id: string
  /** The id of a proposed topic: a keyed hash, because the name of a topic can be guessed. */
  readonly topicId: (audience: Audience, name: string) => string
  /** Statements and topics that the extraction has proposed. */
  readonly seen: { readonly atoms: Seen; readonly topics: Seen }
}
export interface Known extends AskedContext {
  readonly audience: Audience
  /** Existing topics, in the order of the question. */
  readonly topics: ReadonlyArray<{ readonly id: string }>
}
