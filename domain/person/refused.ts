import { Schema } from "effect"

/** A refused command of a person. A retry gets the same answer. */
export class PersonRefused extends Schema.TaggedError<PersonRefused>()("PersonRefused", {
  because: Schema.Literals([
    "not-found",
    "left",
    "forgotten",
    "linked-already",
    // A decision over all people, which `commands/people` makes.
    "last-owner",
    "too-many-ways",
    "counter-behind",
    "code-unknown"
  ])
}) {}
