/** The words that the project does not use in comments and documents: a reader would have to read the sentence twice. */

/** A comment states a fact. One that begins with a question word makes the reader look for the fact. */
export const questionStart = /^(What|Who|Whoever|Whom|Where|Whose)\b/

/** Archaic or vague words. In place of the last two a comment names the noun: the caller, a person, a process. */
export const refused = /\b(anew|whoever|whomever|whatever|stands|be it|lest|thereof|nobody|somebody)\b/i

/** Files and folders that the rules leave out, each with the reason. */
export const leftOut: ReadonlyArray<readonly [path: string, reason: string]> = [
  ["models/prompts/", "a prompt is an input of a model, and a change of its words is a new version of the prompt"]
]
