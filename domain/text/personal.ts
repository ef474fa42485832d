import { Schema } from "effect"

/** The annotation of a personal field. Its value is the name of the sibling field that holds the owner. */
export const personalOwner = "tracker/personal"

/**
 * Declares a text personal: it is sealed in the log with the key of the actor named by the sibling field `owner`,
 * scrubbed from every table when that actor is forgotten, and never logged.
 *
 * The value of `owner` is an actor (`person:…`), or null for a text without an owner, which stays in clear.
 */
export const personal =
  (owner: string) =>
  <S extends Schema.Top>(schema: S): S["Rebuild"] =>
    schema.annotate({ [personalOwner]: owner })

/** Replaces a personal text after its person was forgotten. */
export const forgotten = "[forgotten]"

/** Replaces a text of a message that was redacted. */
export const redacted = "[removed]"
