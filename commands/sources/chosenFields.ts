/** The fields of a source, from the choices of a person. They are checked together: a mapping with its sample, a chat with its readers. */
import { Effect, Result, Schema } from "effect"
import type { ChatId } from "../../domain/ids.ts"
import type { SourceMapping } from "../../domain/source/mapping.ts"
import type { WebhookWords } from "../../domain/source/sentences/worded.ts"
import { sayWebhook } from "../../domain/source/sayWebhook.ts"
import type { SourceKind, SourceProduct } from "../../domain/source/sourceVocabulary.ts"
import { isWithinJsonBounds, jsonBoundsSentence, parseBoundedJson } from "../../domain/text/json/jsonBounds.ts"
import { type Audience, team } from "../../domain/values.ts"
import { makeTargetChat } from "./targetChat.ts"

/** The rules that a field can break. `unfit`: only `why` says which. */
const Rule = Schema.Literals(["missing", "not-json", "too-complex", "no-text-at-path", "not-in-chat", "unfit"])

/** A field does not fit the others. A retry fails again. */
export class UnfitField extends Schema.TaggedError<UnfitField>()("UnfitField", {
  field: Schema.String,
  why: Schema.String,
  rule: Schema.optionalKey(Rule)
}) {
  override get message() {
    return this.why
  }
}
const unfit = (field: string, why: string, rule: typeof Rule.Type = "unfit") => new UnfitField({ field, why, rule })

export interface ChosenFields {
  readonly name: string
  readonly makes?: SourceProduct
  readonly audience?: Audience
  readonly chat?: ChatId
  readonly thread?: string
  readonly mapping?: SourceMapping
  readonly sample?: string
}

/** The words of a sample by a mapping. */
export const tryMapping = (mapping: SourceMapping, sample: string): Result.Result<WebhookWords, UnfitField> => {
  if (!isWithinJsonBounds(sample))
    return Result.fail(unfit("sample", `is too complex. ${jsonBoundsSentence}`, "too-complex"))
  const body = parseBoundedJson(sample)
  if (body === undefined) return Result.fail(unfit("sample", "must be JSON, as the sender sends it", "not-json"))
  const saying = sayWebhook({ kind: "json", mapping }, "", body)
  if (Result.isSuccess(saying) && saying.success !== null) return Result.succeed(saying.success)
  return Result.fail(
    unfit("mapping.title", `has no text at this path in the sample: ${mapping.title}`, "no-text-at-path")
  )
}

const isSameMapping = (a: SourceMapping, b: SourceMapping | null) =>
  b !== null && a.title === b.title && a.text === b.text && a.link === b.link && a.author === b.author

/** `before`: the mapping that is stored, which needs no sample. */
const checkMapping = (kind: SourceKind, { mapping, sample }: ChosenFields, before: SourceMapping | null) => {
  if (mapping === undefined) return null
  if (kind !== "json") return unfit("mapping", `is only for the kind json: the tracker knows the webhooks of ${kind}`)
  if (isSameMapping(mapping, before)) return null
  if (sample === undefined)
    return unfit("sample", "is missing: send a request body of the sender, to test the mapping", "missing")
  const tried = tryMapping(mapping, sample)
  return Result.isFailure(tried) ? tried.failure : null
}

/** The readers are those of the chat. */
const placeOf = Effect.fnUntraced(function* ({ chat, audience, thread }: ChosenFields) {
  if (chat === undefined) {
    if (thread !== undefined) return yield* unfit("thread", "needs a chat")
    return { chat: null, thread: null, audience: audience ?? team }
  }
  if (audience !== undefined) return yield* unfit("audience", "follows from the chat: leave one of them out")
  const target = yield* (yield* makeTargetChat)(chat)
  if (target === null) return yield* unfit("chat", "must be a chat that the tracker is in", "not-in-chat")
  return { ...target, thread: thread ?? null }
})

export const chosenFields = Effect.fnUntraced(function* (
  kind: SourceKind,
  chosen: ChosenFields,
  before: SourceMapping | null = null
) {
  const fault = checkMapping(kind, chosen, before)
  if (fault !== null) return yield* fault
  const makes = chosen.makes ?? ("message" as const)
  return { name: chosen.name, makes, mapping: chosen.mapping ?? null, ...(yield* placeOf(chosen)) }
})
