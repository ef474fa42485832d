import { Schema } from "effect"

/** The annotation that marks a personal field; its value is the name of the sibling field that says whose it is. */
export const personalOwner = "tracker/personal"

/**
 * Declares a text personal: it is sealed in the log with the key of the actor named by the sibling field `owner`,
 * scrubbed from every table when that actor is forgotten, and never logged.
 *
 * The value of `owner` is an actor (`person:…`), or null, where nobody owns the text and it stays in clear.
 */
export const personal =
  (owner: string) =>
  <S extends Schema.Top>(schema: S): S["Rebuild"] =>
    schema.annotate({ [personalOwner]: owner })

/** What stands in the place of a personal text once its person was forgotten. */
export const forgotten = "[forgotten]"
