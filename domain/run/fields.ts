/** The fields that the commands and the events of a run share. */
import { Schema } from "effect"
import { ActorId, AtomId } from "../ids.ts"
import { TopicIds } from "../knowledge/draft.ts"
import { Count } from "../knowledge/reading.ts"
import { runNameLength } from "../text/limits.ts"
import { personal } from "../text/personal.ts"
import { line, verbatim } from "../text/text.ts"
import { Audience } from "../values.ts"

export const RunName = line(runNameLength)
/** The decision on a proposal. */
export const Verdict = Schema.Literals(["approved", "edited", "merged", "rejected"])
export type Verdict = typeof Verdict.Type

/** The settings of the model, so that two runs can be compared. */
const Config = Schema.Struct({
  provider: verbatim(200),
  model: verbatim(200),
  embedModel: verbatim(200),
  promptVersion: verbatim(200)
})
export const runCreatedFields = {
  wordsOf: ActorId,
  name: RunName.pipe(personal("wordsOf")),
  /** Empty: all topics, and the atoms without a topic. */
  topics: TopicIds,
  /** Include knowledge that an earlier run has used. */
  again: Schema.Boolean,
  /** The audiences of the person who created the run. It reads nothing else. */
  audiences: Schema.NonEmptyArray(Audience).check(Schema.isMaxLength(200)),
  audience: Audience,
  config: Config
}
/** The attempt that reports this. Reports of an earlier attempt are refused. */
export const part = { attempt: Count }
export const Atoms = Schema.NonEmptyArray(AtomId).check(Schema.isMaxLength(40))

export const Accuracy = Schema.Struct({ approved: Count, edited: Count, merged: Count, rejected: Count })
export type Accuracy = typeof Accuracy.Type
